package io.tenantry.controlplane.upgrade;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** A company of the tenant whose database is being upgraded. */
record Company(UUID id, String name) {

  private static final String ALL = "select id, name from tenantry.company order by lower(name)";

  /** By name. */
  static List<Company> in(Connection database) throws SQLException {
    List<Company> companies = new ArrayList<>();
    try (Statement statement = database.createStatement();
        ResultSet row = statement.executeQuery(ALL)) {
      while (row.next()) {
        companies.add(new Company(row.getObject(1, UUID.class), row.getString(2)));
      }
    }
    return companies;
  }
}
