package io.tenantry.controlplane.provisioning;

import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;

/**
 * Closes tenant databases to their logins, in PostgreSQL itself. Takes no lock on the tenant, so it
 * works inside a step that holds it, and beside one that hangs.
 */
@Singleton
public class TenantDatabases {

  /** Each ends every session there is; a login let in just before the revocation shows up late. */
  private static final int ROUNDS = 50;

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
    cutOff(database, database.names().logins());
  }

  /** The same for the logins that instances use: whoever changes the schema stays. */
  public void cutOffInstances(UUID tenant) throws SQLException {
    TenantDatabase database = catalog.get(tenant);
    DatabaseNames names = database.names();
    cutOff(database, List.of(names.appLogin(), names.reportLogin()));
  }

  private void cutOff(TenantDatabase database, List<String> logins) throws SQLException {
    String name = database.names().database();
    try (ServerSession session = sessions.withoutLock(database.server())) {
      if (session.exists(DatabaseSql.EXISTS, name)) {
        session.execute(DatabaseSql.revokeConnect(name, logins));
        endSessions(session, database, logins);
      }
    }
  }

  private static void endSessions(
      ServerSession session, TenantDatabase database, List<String> logins) throws SQLException {
    int emptyCounts = 0;
    for (int round = 0; round < ROUNDS && emptyCounts < 2; round++) {
      long sessions = 0;
      for (String login : logins) {
        session.query(DatabaseSql.TERMINATE_BACKENDS, login);
        sessions += Long.parseLong(session.query(DatabaseSql.BACKENDS, login).get(0));
      }
      emptyCounts = sessions == 0 ? emptyCounts + 1 : 0;
      session.query(DatabaseSql.PAUSE);
    }
    if (emptyCounts < 2) {
      throw new SessionsRemainException(database.tenant());
    }
  }
}
