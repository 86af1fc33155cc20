package io.tenantry.controlplane.rollout;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.tenantry.controlplane.api.ProblemException;
import io.tenantry.controlplane.operation.NewOperation;
import io.tenantry.controlplane.operation.OperationRunningException;
import io.tenantry.controlplane.operation.Operations;
import io.tenantry.controlplane.release.ReleaseUpgrades;
import io.tenantry.controlplane.sync.SyncPlanning;
import io.tenantry.controlplane.tenant.IllegalTransitionException;
import io.tenantry.controlplane.tenant.TenantCatalog;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * Drives rollouts on. Holds nothing between two looks, so it does not matter which replica looks,
 * or whether the one before was killed; the lock on the rollout's row keeps them apart.
 */
@ApplicationScoped
class RolloutDriver {

  private static final Logger LOG = Logger.getLogger(RolloutDriver.class);

  private final RolloutStore rollouts;
  private final RolloutTenantStore tenants;
  private final RolloutSchedule schedule;
  private final PlannedUpdates planned;
  private final TenantCatalog catalog;
  private final SyncPlanning planning;
  private final ReleaseUpgrades upgrades;
  private final Operations operations;
  private final Supplier<UUID> ids;

  RolloutDriver(
      RolloutStore rollouts,
      RolloutTenantStore tenants,
      RolloutSchedule schedule,
      PlannedUpdates planned,
      TenantCatalog catalog,
      SyncPlanning planning,
      ReleaseUpgrades upgrades,
      Operations operations,
      Supplier<UUID> ids) {
    this.rollouts = rollouts;
    this.tenants = tenants;
    this.schedule = schedule;
    this.planned = planned;
    this.catalog = catalog;
    this.planning = planning;
    this.upgrades = upgrades;
    this.operations = operations;
    this.ids = ids;
  }

  /**
   * Looks at every rollout that is under way; one that cannot be driven stops no other.
   *
   * @param windows whether the windows of their tenants are looked at before, and tenants are told
   *     afterwards what is planned for them by now; without, nobody is begun whose window was not
   *     looked at
   * @return whether there was any
   */
  boolean driveAll(boolean windows) {
    List<UUID> underWay = rollouts.underWay();
    for (UUID rollout : underWay) {
      try {
        drive(rollout, windows);
      } catch (RuntimeException e) {
        LOG.errorf(e, "Rollout not driven on: rollout=%s", rollout);
      }
    }
    if (windows) {
      planned.announce();
    }
    return !underWay.isEmpty();
  }

  private void drive(UUID id, boolean windows) {
    QuarkusTransaction.requiringNew()
        .run(() -> rollouts.lockUnlessTaken(id).ifPresent(locked -> drive(locked, windows)));
  }

  private void drive(Rollout rollout, boolean windows) {
    if (windows) {
      schedule.look(rollout);
    }
    tenants.settle(rollout.id());
    if (rollout.status() != RolloutStatus.RUNNING) {
      return;
    }
    Map<String, Integer> counts = tenants.counts(rollout.id());
    if (rollout.haltsAt(counts.getOrDefault("failed", 0))) {
      rollouts.change(rollout.id(), RolloutStatus.HALTED, false);
      return;
    }
    if (!counts.containsKey("running") && counts.containsKey("waiting") && adopt(rollout)) {
      counts = tenants.counts(rollout.id());
    }
    if (counts.containsKey("waiting")) {
      tenants.next(rollout).forEach(tenant -> begin(rollout, tenant));
    } else if (!counts.containsKey("running")) {
      rollouts.change(
          rollout.id(),
          counts.containsKey("failed") ? RolloutStatus.FAILED : RolloutStatus.SUCCEEDED,
          false);
    }
  }

  /**
   * Ring by ring, as long as nobody is left of one. To look when a ring begins is enough: whoever
   * is busy then is found to need no script by its own sync.
   *
   * @return whether there was anybody
   */
  private boolean adopt(Rollout rollout) {
    List<Integer> same =
        tenants.releasesWaiting(rollout.id()).stream()
            .filter(release -> release < rollout.release())
            .filter(release -> upgrades.sameScripts(release, rollout.release()))
            .toList();
    boolean any = false;
    while (!same.isEmpty() && tenants.adopt(rollout, same) > 0) {
      any = true;
    }
    return any;
  }

  /** In a transaction of its own: what one tenant is refused for must not undo the others. */
  private void begin(Rollout rollout, UUID tenant) {
    try {
      QuarkusTransaction.requiringNew().run(() -> accept(rollout, tenant));
    } catch (OperationRunningException e) {
      LOG.debugf("Tenant is busy, its turn comes again: tenant=%s", tenant);
    } catch (ProblemException e) {
      refuse(rollout, tenant, e.type().code(), e.getMessage());
    } catch (IllegalTransitionException e) {
      refuse(rollout, tenant, "illegal-transition", "The tenant's state does not allow a sync.");
    }
  }

  private void accept(Rollout rollout, UUID tenant) {
    UUID operation = ids.get();
    NewOperation sync =
        planning.sync(
            catalog.get(tenant),
            rollout.mode(),
            rollout.release(),
            rollout.createdBy(),
            schedule.deadline(rollout, tenant));
    if (tenants.begin(rollout.id(), tenant, operation)) {
      operations.accept(operation, sync.because(rollout.explanation()));
    }
  }

  private void refuse(Rollout rollout, UUID tenant, String code, String message) {
    Map<String, Object> error = Map.of("code", code, "message", message);
    QuarkusTransaction.requiringNew().run(() -> tenants.refuse(rollout.id(), tenant, error));
  }
}
