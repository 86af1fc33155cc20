package io.tenantry.app.sales;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;

/** A customer as a document keeps it. */
record Buyer(
    UUID id,
    String number,
    String name,
    String address,
    String city,
    String region,
    String postalCode,
    String country) {

  /** From columns customer_id, customer_number, customer_name, address and so on. */
  static Buyer of(ResultSet row) throws SQLException {
    return new Buyer(
        row.getObject("customer_id", UUID.class),
        row.getString("customer_number"),
        row.getString("customer_name"),
        row.getString("address"),
        row.getString("city"),
        row.getString("region"),
        row.getString("postal_code"),
        row.getString("country"));
  }
}
