package io.tenantry.controlplane.provisioning;

import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Closes tenant databases to their logins, in PostgreSQL itself. Takes no lock on the tenant, so it
 * works inside a step that holds it, and beside one that hangs.
 */
@Singleton
public class TenantDatabases {

  private final TenantDatabaseCatalog catalog;
  private final ServerSessions sessions;

  TenantDatabases(TenantDatabaseCatalog catalog, ServerSessions sessions) {
    this.catalog = catalog;
    this.sessions = sessions;
  }

  /**
   * Shuts the tenant's logins out of its database and ends their sessions; returns when two counts
   * in a row have found none. Repeatable; does nothing where there is no database.
   *
   * @throws SessionsRemainException when some outlast every attempt to end them
   */
  public void cutOff(UUID tenant) throws SQLException {
    TenantDatabase database = catalog.get(tenant);
    DatabaseNames names = database.names();
    List<String> logins = new ArrayList<>(names.logins());
    logins.addAll(names.rotated().logins());
    cutOff(database, logins);
  }

  /** The same for the logins that instances use: whoever changes the schema stays. */
  public void cutOffInstances(UUID tenant) throws SQLException {
    TenantDatabase database = catalog.get(tenant);
    DatabaseNames names = database.names();
    DatabaseNames others = names.rotated();
    cutOff(
        database,
        List.of(names.appLogin(), names.reportLogin(), others.appLogin(), others.reportLogin()));
  }

  /** Logins that a rotation has left behind are shut out as well. */
  private void cutOff(TenantDatabase database, List<String> logins) throws SQLException {
    String name = database.names().database();
    try (ServerSession session = sessions.withoutLock(database.server())) {
      if (session.exists(DatabaseSql.EXISTS, name)) {
        List<String> existing = TenantLogins.existing(session, logins);
        if (!existing.isEmpty()) {
          session.execute(DatabaseSql.revokeConnect(name, existing));
          Sessions.end(session, database.tenant(), existing);
        }
      }
    }
  }
}
