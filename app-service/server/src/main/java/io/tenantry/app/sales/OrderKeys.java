package io.tenantry.app.sales;

import io.tenantry.app.http.UuidText;
import io.tenantry.app.sql.SqlArray;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/**
 * Names some orders in a statement.
 *
 * @param condition a constant, on orders as {@code o}
 * @param keys what it is true for
 */
record OrderKeys(String condition, SqlArray keys) {

  /** Of how many orders at most. */
  int count() {
    return keys.values().length;
  }

  static OrderKeys ids(Collection<UUID> ids) {
    return new OrderKeys("o.id = any (?)", SqlArray.of("uuid", ids));
  }

  /**
   * @param reference number, in any letter case, or id
   */
  static OrderKeys of(String reference) {
    return UuidText.parse(reference)
        .map(id -> ids(List.of(id)))
        .orElseGet(
            () ->
                new OrderKeys(
                    "o.number_key = any (?)", SqlArray.of("text", List.of(Goods.key(reference)))));
  }
}
