package io.tenantry.controlplane.provisioning;

import io.tenantry.controlplane.server.GroupRoles;
import io.tenantry.controlplane.server.ServerLogin;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;

/**
 * A tenant's migrate login at work in the tenant's database. Only {@link #connect} may be called
 * from several threads.
 */
public final class MigrateSession implements AutoCloseable {

  private final ServerSession session;
  private final TenantDatabase database;
  private final DataSource source;
  private final boolean letInAfterwards;
  private boolean actsAsApplication;

  MigrateSession(
      ServerSession session, TenantDatabase database, ServerLogin login, boolean letInAfterwards) {
    this.session = session;
    this.database = database;
    this.source = session.connectionsOf(login, database.names().database());
    this.letInAfterwards = letInAfterwards;
  }

  /**
   * A new connection, which the caller closes. A successor of this run ends it by its name.
   *
   * @param longestStatement how long the server may be silent
   */
  public Connection connect(Duration longestStatement) throws SQLException {
    Connection connection = source.getConnection();
    connection.setNetworkTimeout(Runnable::run, (int) longestStatement.toMillis());
    return connection;
  }

  /** Lets connections take the application's role, until the session is closed. */
  public void letActAsApplication() throws SQLException {
    actsAsApplication = true;
    session.execute(RoleSql.letActAsApplication(database.names().migrateLogin()));
  }

  /** Takes back what was granted for the change. */
  @Override
  public void close() throws SQLException {
    DatabaseNames names = database.names();
    session.execute(DatabaseSql.revokeCreate(names.database(), GroupRoles.OWNER));
    if (actsAsApplication) {
      session.execute(RoleSql.takeBackApplication(database.names().migrateLogin()));
    }
    if (!letInAfterwards) {
      session.execute(DatabaseSql.revokeConnect(names.database(), List.of(names.migrateLogin())));
    }
  }
}
