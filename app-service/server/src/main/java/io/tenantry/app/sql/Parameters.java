package io.tenantry.app.sql;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

/**
 * The values of a statement's question marks, in their order.
 *
 * @param values a null is a null of the database
 */
public record Parameters(List<?> values) {

  /** Puts them in their places. */
  public void bind(Connection connection, PreparedStatement statement) throws SQLException {
    int place = 0;
    for (Object value : values) {
      place++;
      if (value instanceof SqlArray array) {
        statement.setArray(place, connection.createArrayOf(array.type(), array.values()));
      } else if (value instanceof Instant instant) {
        statement.setObject(place, instant.atOffset(ZoneOffset.UTC));
      } else {
        statement.setObject(place, value);
      }
    }
  }
}
