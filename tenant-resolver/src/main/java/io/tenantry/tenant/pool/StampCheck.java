package io.tenantry.tenant.pool;

import io.agroal.api.AgroalPoolInterceptor;
import io.tenantry.tenant.catalog.DatabaseTarget;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;

/**
 * Asks every new physical connection whose database it has reached. Agroal calls this once per
 * connection, before anybody can borrow it; an exception keeps it out of the pool. A database that
 * its catalog calls {@link DatabaseTarget#UNSTAMPED} is not asked.
 */
final class StampCheck implements AgroalPoolInterceptor {

  private static final String STAMP = "select tenant_uuid, incarnation from tenantry.stamp";

  private final DatabaseTarget expected;

  StampCheck(DatabaseTarget expected) {
    this.expected = expected;
  }

  @Override
  public void onConnectionCreate(Connection connection) {
    if (expected.incarnation() == DatabaseTarget.UNSTAMPED) {
      return;
    }
    try (Statement statement = connection.createStatement();
        ResultSet stamp = statement.executeQuery(STAMP)) {
      if (!stamp.next() || !matches(stamp)) {
        throw new WrongStampException(expected);
      }
    } catch (SQLException e) {
      throw new WrongStampException(expected, e);
    }
  }

  private boolean matches(ResultSet stamp) throws SQLException {
    return expected.tenant().equals(stamp.getObject("tenant_uuid", UUID.class))
        && expected.incarnation() == stamp.getInt("incarnation");
  }
}
