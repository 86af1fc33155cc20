package io.tenantry.app.export;

import io.tenantry.app.http.ProblemException;
import io.tenantry.app.http.ProblemType;
import io.tenantry.app.permission.BusinessObject;
import java.util.Arrays;
import java.util.Locale;

/** What can be exported. The name in a path is the constant in lower case. */
enum ExportedFile {
  CUSTOMERS(
      BusinessObject.CUSTOMER,
      """
      select number, name, contact_name as "contactName", contact_title as "contactTitle", address, city, region,
             postal_code as "postalCode", country, phone, fax
        from business.customer
       order by number_key
      """),
  VENDORS(
      BusinessObject.VENDOR,
      """
      select number, name, contact_name as "contactName", contact_title as "contactTitle", address, city, region,
             postal_code as "postalCode", country, phone, fax
        from business.vendor
       order by number_key
      """),
  ITEMS(
      BusinessObject.ITEM,
      """
      select number, name, unit, category, unit_price as "unitPrice",
             case when discontinued then 'true' else 'false' end as discontinued
        from business.item
       order by number_key
      """);

  private final BusinessObject object;
  private final String sql;

  ExportedFile(BusinessObject object, String sql) {
    this.object = object;
    this.sql = sql;
  }

  /** What has to be readable for it. */
  BusinessObject object() {
    return object;
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
