package io.tenantry.controlplane.provisioning;

import com.fasterxml.jackson.databind.JsonNode;
import io.tenantry.controlplane.operation.OperationStep;
import io.tenantry.controlplane.operation.StepContext;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Makes the tenant's three logins. Their passwords are in the catalog before the server learns of
 * them, so that a repeated run makes the logins match the catalog and never the other way round.
 */
@Singleton
public class RolesStep implements OperationStep {

  private static final String PART = "logins";

  private final TenantDatabaseCatalog catalog;
  private final ServerSessions sessions;
  private final TenantCredentials credentials;
  private final TenantLogins logins;

  RolesStep(
      TenantDatabaseCatalog catalog,
      ServerSessions sessions,
      TenantCredentials credentials,
      TenantLogins logins) {
    this.catalog = catalog;
    this.sessions = sessions;
    this.credentials = credentials;
    this.logins = logins;
  }

  @Override
  public String name() {
    return "roles";
  }

  @Override
  public boolean isNeeded(JsonNode params) {
    return !Prepared.is(params);
  }

  @Override
  public void run(StepContext context) throws Exception {
    TenantDatabase database = catalog.get(context);
    try (ServerSession session = sessions.forPart(context, database, PART)) {
      make(session, database);
    }
  }

  void make(ServerSession session, TenantDatabase database) throws SQLException {
    logins.make(session, database.names(), credentials.verifiersOf(database.tenant()));
  }

  @Override
  public void compensate(StepContext context) throws Exception {
    Optional<TenantDatabase> database = catalog.find(context);
    if (database.isEmpty()) {
      return;
    }
    DatabaseNames names = database.get().names();
    ServerSession session = sessions.forTenant(context, database.get());
    session.execute(
        Stream.concat(names.logins().stream(), names.rotated().logins().stream())
            .map(RoleSql::drop)
            .collect(Collectors.joining()));
    catalog.eraseSecrets(database.get().tenant());
  }
}
