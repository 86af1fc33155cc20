package io.tenantry.controlplane.rollout;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.tenantry.controlplane.access.AuditEntry;
import io.tenantry.controlplane.access.AuditTrail;
import io.tenantry.controlplane.api.ProblemException;
import io.tenantry.controlplane.api.ProblemType;
import io.tenantry.controlplane.release.PublishedReleases;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/** Begins rollouts and steers them. */
@ApplicationScoped
class Rollouts {

  private final RolloutStore store;
  private final RolloutTenantStore tenants;
  private final Rings rings;
  private final PublishedReleases releases;
  private final AuditTrail audit;
  private final RolloutRounds rounds;
  private final Supplier<UUID> ids;
  private final InstantSource clock;

  Rollouts(
      RolloutStore store,
      RolloutTenantStore tenants,
      Rings rings,
      PublishedReleases releases,
      AuditTrail audit,
      RolloutRounds rounds,
      Supplier<UUID> ids,
      InstantSource clock) {
    this.store = store;
    this.tenants = tenants;
    this.rings = rings;
    this.releases = releases;
    this.audit = audit;
    this.rounds = rounds;
    this.ids = ids;
    this.clock = clock;
  }

  /** Begins a rollout, which is taken up at once. */
  Rollout begin(RolloutWish wish, String caller) {
    Rollout rollout = rollout(wish, caller);
    QuarkusTransaction.requiringNew()
        .run(
            () -> {
              store.insert(rollout);
              tenants.enrol(rollout);
              record(rollout, caller, "begin-rollout");
            });
    rounds.lookNow();
    return rollout;
  }

  /** How many tenants would wait and how many need nothing; writes nothing. */
  Progress rehearse(RolloutWish wish, String caller) {
    Rollout rollout = rollout(wish, caller);
    QuarkusTransaction.begin();
    try {
      store.insert(rollout);
      tenants.enrol(rollout);
      return progress(rollout);
    } finally {
      QuarkusTransaction.rollback();
    }
  }

  /**
   * @throws ProblemException {@code unknown-rollout}; {@code illegal-transition}
   */
  Rollout act(UUID id, RolloutAction action, String caller) {
    Rollout changed = QuarkusTransaction.requiringNew().call(() -> change(id, action, caller));
    rounds.lookNow();
    return changed;
  }

  private Rollout change(UUID id, RolloutAction action, String caller) {
    store.lock(id);
    Rollout rollout = demandLegal(id, action);
    if (action == RolloutAction.RETRY_FAILED) {
      tenants.move(id, "failed", "waiting");
    } else if (action == RolloutAction.CANCEL) {
      tenants.move(id, "waiting", "skipped");
    }
    boolean tolerate = action == RolloutAction.RESUME || action == RolloutAction.RETRY_FAILED;
    store.change(id, action.to(), tolerate);
    record(rollout, caller, action.text() + "-rollout");
    return get(id);
  }

  /**
   * The rollout, if the action is legal now.
   *
   * @throws ProblemException {@code unknown-rollout}; {@code illegal-transition}
   */
  Rollout demandLegal(UUID id, RolloutAction action) {
    Rollout rollout = get(id);
    if (!action.legalIn(rollout.status())) {
      throw illegal(rollout, action);
    }
    return rollout;
  }

  /**
   * @throws ProblemException {@code unknown-rollout}
   */
  Rollout get(UUID id) {
    return store.find(id).orElseThrow(Rollouts::unknown);
  }

  Progress progress(Rollout rollout) {
    return new Progress(
        rollout, tenants.counts(rollout.id()), tenants.currentRing(rollout.id()), clock.instant());
  }

  static ProblemException unknown() {
    return new ProblemException(ProblemType.UNKNOWN_ROLLOUT, "No rollout has this id.");
  }

  private Rollout rollout(RolloutWish wish, String caller) {
    List<String> order = wish.rings().orElseGet(rings::inOrder);
    return new Rollout(
        ids.get(),
        releases.demand(wish.release()),
        wish.mode(),
        order,
        wish.parallelism(),
        wish.haltAfterFailures(),
        0,
        wish.windows(),
        RolloutStatus.RUNNING,
        caller,
        clock.instant(),
        Optional.empty(),
        wish.reason());
  }

  private static ProblemException illegal(Rollout rollout, RolloutAction action) {
    return new ProblemException(
            ProblemType.ILLEGAL_TRANSITION,
            "A rollout that is %s does not allow to %s it."
                .formatted(rollout.status().text(), action.text()))
        .with("state", rollout.status().text())
        .with("allowed", RolloutAction.allowedIn(rollout.status()));
  }

  private void record(Rollout rollout, String caller, String action) {
    audit.record(
        new AuditEntry(
            caller,
            action,
            Optional.empty(),
            Optional.empty(),
            AuditEntry.Outcome.ACCEPTED,
            Map.of("rollout", rollout.id(), "release", rollout.release())));
  }
}
