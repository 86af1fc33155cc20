package io.tenantry.app.export;

import io.tenantry.app.http.ProblemException;
import io.tenantry.app.http.ProblemType;
import java.util.Arrays;
import java.util.Locale;

/** What can be exported. The name in a path is the constant in lower case. */
enum ExportedFile {
  CUSTOMERS(
      """
      select number, name, contact_name as "contactName", contact_title as "contactTitle", address, city, region,
             postal_code as "postalCode", country, phone, fax
        from business.customer
       order by number_key
      """),
  VENDORS(
      """
      select number, name, contact_name as "contactName", contact_title as "contactTitle", address, city, region,
             postal_code as "postalCode", country, phone, fax
        from business.vendor
       order by number_key
      """),
  ITEMS(
      """
      select number, name, unit, category, unit_price as "unitPrice",
             case when discontinued then 'true' else 'false' end as discontinued
        from business.item
       order by number_key
      """);

  private final String sql;

  ExportedFile(String sql) {
    this.sql = sql;
  }

  /** The columns' names are the headers of the file. */
  String sql() {
    return sql;
  }

  String path() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * @throws ProblemException {@code unknown-path}
   */
  static ExportedFile of(String path) {
    return Arrays.stream(values())
        .filter(file -> file.path().equals(path))
        .findFirst()
        .orElseThrow(
            () ->
                new ProblemException(
                    ProblemType.UNKNOWN_PATH, "Exports are customers, vendors and items"));
  }
}
