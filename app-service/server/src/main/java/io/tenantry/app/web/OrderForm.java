package io.tenantry.app.web;

import io.tenantry.app.http.FieldError;
import io.tenantry.app.http.ProblemException;
import io.tenantry.app.sales.OrderLineValues;
import io.tenantry.app.sales.OrderValues;
import jakarta.ws.rs.core.MultivaluedMap;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Reads the form of an order; of its lines, those that are not filled in are left out. */
final class OrderForm {

  private final MultivaluedMap<String, String> form;
  private final List<FieldError> errors = new ArrayList<>();

  private OrderForm(MultivaluedMap<String, String> form) {
    this.form = form;
  }

  /**
   * What the form says, not yet checked beyond what a number or a date is.
   *
   * @throws ProblemException {@code validation-failed}
   */
  static OrderValues values(MultivaluedMap<String, String> form) {
    OrderForm read = new OrderForm(form);
    OrderValues values = read.values();
    if (!read.errors.isEmpty()) {
      throw ProblemException.invalid(read.errors);
    }
    return values;
  }

  private OrderValues values() {
    return new OrderValues(
        first("number"),
        first("customer"),
        parsed("orderDate", first("orderDate"), LocalDate::parse),
        parsed("paymentDays", first("paymentDays"), Integer::valueOf),
        first("reference"),
        lines());
  }

  private List<OrderLineValues> lines() {
    List<OrderLineValues> lines = new ArrayList<>();
    for (int i = 0; i < form.getOrDefault("item", List.of()).size(); i++) {
      if (!at("item", i).isEmpty() || !at("quantity", i).isEmpty()) {
        lines.add(line(i, "lines[" + lines.size() + "]."));
      }
    }
    return lines;
  }

  private OrderLineValues line(int i, String field) {
    return new OrderLineValues(
        at("item", i),
        at("description", i),
        parsed(field + "quantity", at("quantity", i), BigDecimal::new),
        parsed(field + "unitPrice", at("unitPrice", i), BigDecimal::new),
        parsed(field + "discount", at("discount", i), BigDecimal::new));
  }

  private <T> T parsed(String field, String text, Function<String, T> parse) {
    try {
      return text.isEmpty() ? null : parse.apply(text);
    } catch (NumberFormatException | DateTimeParseException e) {
      errors.add(new FieldError(field, "malformed", "is not understood"));
      return null;
    }
  }

  private String first(String name) {
    return at(name, 0);
  }

  private String at(String name, int i) {
    List<String> given = form.getOrDefault(name, List.of());
    return i < given.size() ? given.get(i).strip() : "";
  }
}
