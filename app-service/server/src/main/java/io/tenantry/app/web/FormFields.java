package io.tenantry.app.web;

import io.tenantry.app.http.FieldError;
import io.tenantry.app.http.ProblemException;
import jakarta.ws.rs.core.MultivaluedMap;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Reads a form, and collects what is no number or no date in it. A field that is not filled in is
 * an empty text, or null as a number or a date.
 */
final class FormFields {

  private final MultivaluedMap<String, String> form;
  private final List<FieldError> errors = new ArrayList<>();

  FormFields(MultivaluedMap<String, String> form) {
    this.form = form;
  }

  /** How many there are of a name. */
  int count(String name) {
    return form.getOrDefault(name, List.of()).size();
  }

  String text(String name) {
    return text(name, 0);
  }

  String text(String name, int i) {
    List<String> given = form.getOrDefault(name, List.of());
    return i < given.size() ? given.get(i).strip() : "";
  }

  boolean checked(String name) {
    return form.containsKey(name);
  }

  LocalDate date(String name) {
    return parsed(name, text(name), LocalDate::parse);
  }

  Integer whole(String name, int i, String field) {
    return parsed(field, text(name, i), Integer::valueOf);
  }

  BigDecimal number(String name) {
    return number(name, 0, name);
  }

  /**
   * @param field what it is called if it is wrong
   */
  BigDecimal number(String name, int i, String field) {
    return parsed(field, text(name, i), BigDecimal::new);
  }

  private <T> T parsed(String field, String text, Function<String, T> parse) {
    try {
      return text.isEmpty() ? null : parse.apply(text);
    } catch (NumberFormatException | DateTimeParseException e) {
      errors.add(new FieldError(field, "malformed", "is not understood"));
      return null;
    }
  }

  /**
   * What was made of the form, if everything was understood.
   *
   * @throws ProblemException {@code validation-failed}
   */
  <T> T understood(T values) {
    if (!errors.isEmpty()) {
      throw ProblemException.invalid(errors);
    }
    return values;
  }
}
