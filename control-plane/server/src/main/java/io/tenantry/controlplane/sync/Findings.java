package io.tenantry.controlplane.sync;

import io.tenantry.controlplane.operation.StepContext;
import io.tenantry.controlplane.provisioning.SchemaAccess;
import io.tenantry.controlplane.release.ReleaseUpgrades;
import io.tenantry.controlplane.release.SchemaChanges;
import io.tenantry.controlplane.tenant.Tenant;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** Finds out what a sync would do to a tenant, without touching it. */
@Singleton
class Findings {

  private final ReleaseUpgrades upgrades;
  private final SchemaAccess access;

  Findings(ReleaseUpgrades upgrades, SchemaAccess access) {
    this.upgrades = upgrades;
    this.access = access;
  }

  /** What changes between the goal's releases; tried out now unless it is known. */
  SchemaChanges changes(StepContext context, SyncGoal goal, Tenant tenant) throws SQLException {
    return upgrades.changes(tenant.databaseServer(), goal.from(), goal.to(), context.operationId());
  }

  /** What the tenant would lose by the changes; opens no connection where nothing is dropped. */
  List<Loss> losses(Tenant tenant, SchemaChanges changes) throws SQLException {
    if (!changes.mayLose()) {
      return List.of();
    }
    try (Connection reading = access.openForReading(tenant.uuid())) {
      return new LossCount(changes).in(reading);
    }
  }

  /** What the tenant would lose by changes that are known, without finding any out. */
  List<Loss> knownLosses(Tenant tenant, SyncGoal goal) throws SQLException {
    Optional<SchemaChanges> known = upgrades.knownChanges(goal.from(), goal.to());
    return known.isPresent() ? losses(tenant, known.get()) : List.of();
  }
}
