package io.tenantry.app.sales;

import io.tenantry.app.company.CompanySql;
import io.tenantry.app.http.UuidText;
import io.tenantry.app.sql.SqlArray;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Items and customers as orders name them. Numbers are compared in lower case. */
@ApplicationScoped
class Goods {

  record Item(UUID id, String key, String name, BigDecimal unitPrice) {}

  record Customer(UUID id, String key) {}

  private final CompanySql sql;

  Goods(CompanySql sql) {
    this.sql = sql;
  }

  /** Items by number in lower case; unknown ones are not in it. */
  Map<String, Item> items(Collection<String> numbers) {
    return sql
        .list(
            "select id, number_key, name, unit_price from business.item where number_key = any (?)",
            row ->
                new Item(
                    row.getObject(1, UUID.class),
                    row.getString(2),
                    row.getString(3),
                    row.getBigDecimal(4)),
            keys(numbers))
        .stream()
        .collect(Collectors.toMap(Item::key, Function.identity()));
  }

  /** Customers by number in lower case; unknown ones are not in it. */
  Map<String, UUID> customers(Collection<String> numbers) {
    return sql
        .list(
            "select id, number_key from business.customer where number_key = any (?)",
            row -> new Customer(row.getObject(1, UUID.class), row.getString(2)),
            keys(numbers))
        .stream()
        .collect(Collectors.toMap(Customer::key, Customer::id));
  }

  /**
   * @param reference number or id
   */
  Optional<UUID> customer(String reference) {
    Optional<UUID> id = UuidText.parse(reference);
    return id.isPresent()
        ? sql.first(
            "select id from business.customer where id = ?",
            row -> row.getObject(1, UUID.class),
            id.get())
        : sql.first(
            "select id from business.customer where number_key = ?",
            row -> row.getObject(1, UUID.class),
            key(reference));
  }

  static String key(String number) {
    return number.toLowerCase(Locale.ROOT);
  }

  private static SqlArray keys(Collection<String> numbers) {
    return SqlArray.of("text", numbers.stream().map(Goods::key).distinct().toList());
  }
}
