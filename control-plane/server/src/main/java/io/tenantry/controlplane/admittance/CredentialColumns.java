package io.tenantry.controlplane.admittance;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;

/** The columns that rows of all kinds of credentials have. */
final class CredentialColumns {

  private CredentialColumns() {}

  static List<String> roles(ResultSet row) throws SQLException {
    return List.of((String[]) row.getArray("roles").getArray());
  }

  /** Null where the column is. */
  static Instant time(ResultSet row, String column) throws SQLException {
    OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
    return time == null ? null : time.toInstant();
  }
}
