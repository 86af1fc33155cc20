package io.tenantry.controlplane.provisioning;

import com.fasterxml.jackson.databind.JsonNode;
import io.tenantry.controlplane.operation.OperationStep;
import io.tenantry.controlplane.operation.StepContext;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;

/**
 * Makes the tenant's database: a copy of the release's template, or an empty one that the scripts
 * of the release fill where a server has no template yet. Until a mount nobody but the control
 * plane can enter it. In the classic shape the database is there, and gets the tenant's schemas.
 */
@Singleton
public class DatabaseStep implements OperationStep {

  private static final String PART = "database";

  /** Untouched by any administrator, so that every database begins the same. */
  private static final String EMPTY = "template0";

  private final TenantDatabaseCatalog catalog;
  private final ServerSessions sessions;
  private final TenantSchemas schemas;
  private final ClassicShape classic;

  DatabaseStep(
      TenantDatabaseCatalog catalog,
      ServerSessions sessions,
      TenantSchemas schemas,
      ClassicShape classic) {
    this.catalog = catalog;
    this.sessions = sessions;
    this.schemas = schemas;
    this.classic = classic;
  }

  @Override
  public String name() {
    return "database";
  }

  @Override
  public boolean isNeeded(JsonNode params) {
    return !Prepared.is(params);
  }

  @Override
  public void run(StepContext context) throws Exception {
    TenantDatabase database = catalog.get(context);
    String name = database.names().database();
    try (ServerSession session = sessions.forPart(context, database, PART)) {
      Optional<String> template = schemas.template(database.server(), database.release());
      boolean created = create(session, name, template.orElse(EMPTY));
      // One that was there already may be a half-filled one of an earlier attempt.
      if (template.isEmpty() || !created) {
        schemas.install(session, name, database.release());
      }
    }
  }

  @Override
  public void compensate(StepContext context) throws Exception {
    Optional<TenantDatabase> database = catalog.find(context);
    if (database.isPresent()) {
      String name = database.get().names().database();
      ServerSession session = sessions.forTenant(context, database.get());
      if (classic.isApplicationDatabase(database.get())) {
        empty(session, database.get());
      } else {
        session.execute(DatabaseSql.drop(name));
      }
      // Left behind by a process that died while it ran the scripts.
      session.execute(RoleSql.drop(DatabaseNames.scratchLogin(name)));
    }
  }

  /** Nothing of the tenant is left; the catalog, which is in there too, is not touched. */
  private static void empty(ServerSession session, TenantDatabase database) throws SQLException {
    String name = database.names().database();
    List<String> logins = TenantLogins.existing(session, database.names().logins());
    if (!logins.isEmpty()) {
      session.execute(DatabaseSql.revokeConnect(name, logins));
    }
    try (Connection connection = session.connectTo(name);
        Statement statement = connection.createStatement()) {
      statement.execute(DatabaseSql.DROP_TENANT_SCHEMAS);
    }
  }

  private static boolean create(ServerSession session, String database, String template)
      throws SQLException {
    boolean missing = !session.exists(DatabaseSql.EXISTS, database);
    if (missing) {
      session.execute(DatabaseSql.create(database, template));
    }
    session.execute(DatabaseSql.open(database));
    return missing;
  }
}
