package io.tenantry.controlplane.provisioning;

import io.tenantry.controlplane.operation.StepContext;
import io.tenantry.controlplane.server.GroupRoles;
import io.tenantry.controlplane.server.ServerConnections;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;

/** The ways into a tenant's database for whoever looks at its schema or changes it. */
@Singleton
public class SchemaAccess {

  private static final String APPLICATION_NAME = "tenantry-inspection";

  private final TenantDatabaseCatalog catalog;
  private final ServerSessions sessions;
  private final ServerConnections connections;
  private final TenantCredentials credentials;

  SchemaAccess(
      TenantDatabaseCatalog catalog,
      ServerSessions sessions,
      ServerConnections connections,
      TenantCredentials credentials) {
    this.catalog = catalog;
    this.sessions = sessions;
    this.connections = connections;
    this.credentials = credentials;
  }

  /** Where the data of the operation's tenant is. */
  public TenantDatabase database(StepContext context) {
    return catalog.get(context);
  }

  /**
   * A connection that can only read, sees the rows of every company and takes no lock that an
   * application would wait for; the caller closes it.
   */
  public Connection openForReading(UUID tenant) throws SQLException {
    TenantDatabase database = catalog.get(tenant);
    Connection connection =
        connections.openAsAdmin(database.server(), database.names().database(), APPLICATION_NAME);
    connection.setReadOnly(true);
    return connection;
  }

  /**
   * The tenant's migrate login in its database, with the right to make schemas, while nobody else
   * changes the tenant.
   *
   * @param mounted whether the login is let in afterwards as well
   */
  public MigrateSession openForChange(StepContext context, boolean mounted) throws Exception {
    TenantDatabase database = catalog.get(context);
    DatabaseNames names = database.names();
    ServerSession session = sessions.forTenant(context, database);
    session.execute(
        DatabaseSql.grantConnect(names.database(), List.of(names.migrateLogin()))
            + DatabaseSql.grantCreate(names.database(), GroupRoles.OWNER));
    return new MigrateSession(session, database, credentials.migrateLogin(database), mounted);
  }

  /** Lets the logins of a mounted tenant in again, where one of them was shut out. */
  public void letIn(StepContext context) throws Exception {
    TenantDatabase database = catalog.get(context);
    DatabaseNames names = database.names();
    ServerSession session = sessions.forTenant(context, database);
    if (session.exists(RoleSql.SHUT_OUT, String.join(",", names.logins()), names.database())) {
      session.execute(DatabaseSql.grantConnect(names.database(), names.logins()));
    }
  }
}
