package io.tenantry.controlplane.provisioning;

import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.UUID;

/** Takes a database over whose tenant has only just come back into the catalog. */
@Singleton
public class FoundDatabase {

  private final TenantDatabaseCatalog catalog;
  private final ServerSessions sessions;
  private final TenantCredentials credentials;
  private final TenantLogins logins;

  FoundDatabase(
      TenantDatabaseCatalog catalog,
      ServerSessions sessions,
      TenantCredentials credentials,
      TenantLogins logins) {
    this.catalog = catalog;
    this.sessions = sessions;
    this.credentials = credentials;
    this.logins = logins;
  }

  /**
   * Replaces every login it had by new ones whose passwords the catalog knows, and lets none in:
   * that is for a mount. Repeatable.
   */
  public void takeOver(UUID tenant, UUID operation) throws SQLException {
    TenantDatabase database = catalog.get(tenant);
    DatabaseNames names = database.names();
    try (ServerSession session = sessions.open(database.server(), operation, tenant.toString())) {
      logins.drop(session, database, names);
      logins.drop(session, database, names.rotated());
      logins.make(session, names, credentials.verifiersOf(tenant));
      session.execute(DatabaseSql.open(names.database()));
    }
  }
}
