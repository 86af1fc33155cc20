package io.tenantry.controlplane.sync;

import io.tenantry.controlplane.operation.PermanentFailureException;
import io.tenantry.controlplane.operation.StepContext;
import io.tenantry.controlplane.provisioning.MigrateSession;
import io.tenantry.controlplane.provisioning.Stamp;
import io.tenantry.controlplane.upgrade.DataUpgrade;
import io.tenantry.controlplane.upgrade.StepConnections;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

/** One attempt to take a tenant's database to a release, and what is said of it. */
final class Migration {

  private final StepContext context;
  private final TenantUpgrade whole;
  private final MigrateSession session;
  private final LockedAttempts attempts;
  private final Deadline deadline;
  private final SyncCatalog syncs;

  Migration(
      StepContext context,
      TenantUpgrade whole,
      MigrateSession session,
      LockedAttempts attempts,
      Deadline deadline,
      SyncCatalog syncs) {
    this.context = context;
    this.whole = whole;
    this.session = session;
    this.attempts = attempts;
    this.deadline = deadline;
    this.syncs = syncs;
  }

  /** Does what the database's stamp says is not done. */
  void run() throws SQLException {
    try (Connection database = attempts.connect(session)) {
      if (!isThere(database)) {
        deadline.guard(database);
        run(database);
      }
    }
    context.noWayBack();
  }

  private void run(Connection database) throws SQLException {
    DataUpgrade data = whole.data().upgrade();
    if (!data.isEmpty()) {
      session.letActAsApplication();
    }
    try {
      LockWaits waits = attempts.run(database, upgrade(), () -> commit(database));
      context.result("lockRetries", waits.attempts());
      context.result("waitedMillis", waits.waited().toMillis());
    } catch (SQLException | RuntimeException e) {
      if (deadline.hasPassed()) {
        throw deadline.failure(e);
      }
      throw e;
    } finally {
      if (!data.isEmpty()) {
        context.result("companies", whole.data().outcomes());
      }
    }
  }

  private Upgrade upgrade() {
    boolean steps = SyncGoal.of(context).steps();
    if (whole.data().upgrade().isCheckpointed()) {
      return new CheckpointedUpgrade(
          whole, steps, new DataConnections(), this::demandOn, this::schemaReached);
    }
    return steps ? new SteppedUpgrade(whole) : whole;
  }

  private void commit(Connection database) throws SQLException {
    demandOn();
    database.commit();
  }

  private void demandOn() {
    deadline.demandAhead();
    if (context.cancelRequested()) {
      throw new PermanentFailureException(
          "canceled",
          "Stopped on request. What a checkpointed data upgrade has done stays and is not done"
              + " again by the next sync; anything else was rolled back.",
          null);
    }
  }

  private void schemaReached() {
    context.whileCurrent(() -> syncs.schemaAt(whole.tenant(), whole.release()));
  }

  private boolean isThere(Connection database) throws SQLException {
    boolean there =
        Stamp.read(database).filter(stamp -> stamp.release() == whole.release()).isPresent();
    database.rollback();
    return there;
  }

  /** One for each company that is being upgraded, ended with the update window like any other. */
  private final class DataConnections implements StepConnections {

    @Override
    public Connection open() throws SQLException {
      Connection connection = attempts.connect(session);
      try {
        attempts.limit(connection);
        deadline.guard(connection);
        return connection;
      } catch (SQLException | RuntimeException e) {
        connection.close();
        throw e;
      }
    }

    @Override
    public Duration longest() {
      return attempts.longest();
    }
  }
}
