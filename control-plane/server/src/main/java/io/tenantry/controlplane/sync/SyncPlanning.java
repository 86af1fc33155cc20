package io.tenantry.controlplane.sync;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tenantry.controlplane.api.ProblemException;
import io.tenantry.controlplane.api.ProblemType;
import io.tenantry.controlplane.operation.NewOperation;
import io.tenantry.controlplane.release.PublishedReleases;
import io.tenantry.controlplane.release.ReleaseUpgrades;
import io.tenantry.controlplane.tenant.SchemaState;
import io.tenantry.controlplane.tenant.Tenant;
import io.tenantry.controlplane.tenant.TenantMove;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Makes operations of wishes, and refuses those that could not end well. */
@ApplicationScoped
public class SyncPlanning {

  private final PublishedReleases releases;
  private final ReleaseUpgrades upgrades;
  private final Findings findings;
  private final ObjectMapper json;

  SyncPlanning(
      PublishedReleases releases, ReleaseUpgrades upgrades, Findings findings, ObjectMapper json) {
    this.releases = releases;
    this.upgrades = upgrades;
    this.findings = findings;
    this.json = json;
  }

  /**
   * The sync of a tenant as a part of something larger, which has no ticket.
   *
   * @param deadline by which it is done or has failed with code {@code update-window-closed}
   * @throws ProblemException as {@link #plan}, and {@code exclusive-access}
   */
  public NewOperation sync(
      Tenant tenant, SyncMode mode, int release, String caller, Optional<Instant> deadline) {
    if (mode != SyncMode.CHECK) {
      tenant.demandTicket(Optional.empty());
    }
    NewOperation sync =
        plan(tenant, new SyncWish(mode, Optional.of(release), false, Optional.empty()), caller);
    deadline.ifPresent(end -> Deadline.write((ObjectNode) sync.params(), end));
    return sync;
  }

  /**
   * Checks everything that can be checked without a long wait.
   *
   * @throws ProblemException {@code data-would-be-lost} where that is known already, {@code
   *     backup-required}, {@code unknown-release}
   */
  NewOperation plan(Tenant tenant, SyncWish wish, String caller) {
    SyncGoal goal = goal(tenant, wish.release());
    if (goal.to() < tenant.release()) {
      throw backupRequired("The tenant is at a later release; the way back is a backup.");
    }
    if (wish.mode() == SyncMode.FORCE) {
      throw backupRequired("A forced sync needs a backup that is newer than the request.");
    }
    if (wish.full() && isInUse(tenant)) {
      throw new ProblemException(
              ProblemType.ILLEGAL_TRANSITION,
              "A check in full depth locks the tenant's tables: take exclusive access, or dismount"
                  + " it, first.")
          .with("allowed", List.of("exclusive-access", "dismount"));
    }
    demandLegal(tenant, goal);
    if (wish.mode() == SyncMode.SYNC) {
      demandNoKnownLoss(tenant, goal);
    }
    return operation(tenant, wish, goal, caller);
  }

  /**
   * The parameters of a sync that failed or was stopped, for another one that begins now.
   *
   * @throws ProblemException as {@link #sync}
   */
  JsonNode again(Tenant tenant, JsonNode params) {
    int release = params.path("release").intValue();
    return sync(tenant, SyncMode.SYNC, release, "", Optional.empty()).params();
  }

  private static boolean isInUse(Tenant tenant) {
    return tenant.state().mounted() && tenant.exclusiveAccess().isEmpty();
  }

  private SyncGoal goal(Tenant tenant, Optional<Integer> wished) {
    int to = releases.demand(wished);
    boolean unfinished = tenant.state().schema() instanceof SchemaState.Failed;
    boolean scripts =
        unfinished || to != tenant.release() && !upgrades.sameScripts(tenant.release(), to);
    return new SyncGoal(
        tenant.release(), to, scripts, scripts && upgrades.needsSteps(tenant.release(), to));
  }

  private static void demandLegal(Tenant tenant, SyncGoal goal) {
    if (!goal.reachedBy(tenant)) {
      tenant.state().after(TenantMove.SYNC);
    }
  }

  private void demandNoKnownLoss(Tenant tenant, SyncGoal goal) {
    if (!goal.scripts()) {
      return;
    }
    try {
      List<Loss> losses = findings.knownLosses(tenant, goal);
      if (!losses.isEmpty()) {
        throw Losses.refusal(losses);
      }
    } catch (SQLException e) {
      throw new ProblemException(
          ProblemType.UNAVAILABLE, "The tenant's database does not answer; try again later.");
    }
  }

  private NewOperation operation(Tenant tenant, SyncWish wish, SyncGoal goal, String caller) {
    ObjectNode params = json.createObjectNode().put("id", tenant.id().text());
    params.put("mode", wish.mode().text()).put("depth", wish.full() ? "full" : "structure");
    goal.write(params);
    return new NewOperation(
        wish.mode() == SyncMode.CHECK ? CheckSync.TYPE : SyncTenant.TYPE,
        Optional.of(tenant.uuid()),
        Optional.of(tenant.id().text()),
        caller,
        wish.reason(),
        params);
  }

  private static ProblemException backupRequired(String detail) {
    return new ProblemException(
            ProblemType.BACKUP_REQUIRED, detail + " There is no backup of this tenant.")
        .with("allowed", List.of());
  }
}
