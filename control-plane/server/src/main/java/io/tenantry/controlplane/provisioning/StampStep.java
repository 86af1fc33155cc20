package io.tenantry.controlplane.provisioning;

import io.tenantry.controlplane.operation.OperationStep;
import io.tenantry.controlplane.operation.PermanentFailureException;
import io.tenantry.controlplane.operation.StepContext;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * Writes into the tenant's database whose it is, and its first companies. Nothing to undo: the
 * database goes as a whole.
 */
@Singleton
public class StampStep implements OperationStep {

  private static final String ADD_COMPANY =
      """
      insert into tenantry.company (id, name, display_name) values (?, ?, ?)
      on conflict (lower(name)) do nothing
      """;

  private final TenantDatabaseCatalog catalog;
  private final ServerSessions sessions;
  private final Supplier<UUID> ids;

  StampStep(TenantDatabaseCatalog catalog, ServerSessions sessions, Supplier<UUID> ids) {
    this.catalog = catalog;
    this.sessions = sessions;
    this.ids = ids;
  }

  @Override
  public String name() {
    return "stamp";
  }

  @Override
  public void run(StepContext context) throws Exception {
    TenantDatabase database = catalog.get(context);
    ServerSession session = sessions.forTenant(context, database);
    try (Connection connection = session.connectTo(database.names().database())) {
      connection.setAutoCommit(false);
      if (!Stamp.of(database).write(connection)) {
        throw new PermanentFailureException(
            "stamp-mismatch", "the database belongs to another tenant", null);
      }
      addCompanies(connection, NewCompany.in(context.params()));
      connection.commit();
    }
  }

  private void addCompanies(Connection connection, List<NewCompany> companies) throws SQLException {
    try (PreparedStatement insert = connection.prepareStatement(ADD_COMPANY)) {
      for (NewCompany company : companies) {
        insert.setObject(1, ids.get());
        insert.setString(2, company.name());
        insert.setString(3, company.displayName());
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }
}
