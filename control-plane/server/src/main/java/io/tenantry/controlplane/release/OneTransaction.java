package io.tenantry.controlplane.release;

import io.tenantry.controlplane.operation.PermanentFailureException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.callback.Callback;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;

/**
 * Finds the scripts that end the transaction they are run in: in a tenant they would leave half of
 * a sync behind. Those that no transaction can hold are not meant. For one run of Flyway.
 */
final class OneTransaction implements Callback {

  private static final String NUMBER = "select pg_current_xact_id()::text";

  private String begun;

  @Override
  public boolean supports(Event event, Context context) {
    return event == Event.BEFORE_EACH_MIGRATE || event == Event.AFTER_EACH_MIGRATE;
  }

  @Override
  public boolean canHandleInTransaction(Event event, Context context) {
    return true;
  }

  /**
   * @throws PermanentFailureException {@code script-ends-transaction}
   */
  @Override
  public void handle(Event event, Context context) {
    try {
      look(event, context);
    } catch (SQLException e) {
      throw new FlywayException("the transaction cannot be looked at", e);
    }
  }

  private void look(Event event, Context context) throws SQLException {
    Connection connection = context.getConnection();
    if (connection.getAutoCommit()) {
      return;
    }
    String current = number(connection);
    if (event == Event.BEFORE_EACH_MIGRATE) {
      begun = current;
    } else if (!current.equals(begun)) {
      throw new PermanentFailureException(
          "script-ends-transaction",
          "%s ends the transaction it is run in; leave out commit, rollback and their like"
              .formatted(context.getMigrationInfo().getScript()),
          null);
    }
  }

  private static String number(Connection connection) throws SQLException {
    try (Statement select = connection.createStatement();
        ResultSet row = select.executeQuery(NUMBER)) {
      row.next();
      return row.getString(1);
    }
  }

  @Override
  public String getCallbackName() {
    return "one-transaction";
  }
}
