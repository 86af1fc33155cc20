package io.tenantry.controlplane.lifecycle;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.tenantry.controlplane.acceptance.Acceptance;
import io.tenantry.controlplane.api.Action;
import io.tenantry.controlplane.api.DryRun;
import io.tenantry.controlplane.api.ProblemException;
import io.tenantry.controlplane.api.TenantView;
import io.tenantry.controlplane.operation.OperationRunningException;
import io.tenantry.controlplane.tenant.IllegalTransitionException;
import io.tenantry.controlplane.tenant.Tenant;
import io.tenantry.controlplane.tenant.TenantCatalog;
import io.tenantry.controlplane.tenant.TenantFilter;
import io.tenantry.controlplane.tenant.TenantMove;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * Tenants for somebody who has this program and its configuration, and no control plane to ask: the
 * same rules, operations and audit trail as over HTTP.
 */
@ApplicationScoped
public class OfflineTenants {

  private final TenantCatalog catalog;
  private final ActionRules rules;
  private final OwnChanges changes;
  private final MountTenant mount;
  private final DismountTenant dismount;

  OfflineTenants(
      TenantCatalog catalog,
      ActionRules rules,
      OwnChanges changes,
      MountTenant mount,
      DismountTenant dismount) {
    this.catalog = catalog;
    this.rules = rules;
    this.changes = changes;
    this.mount = mount;
    this.dismount = dismount;
  }

  /** Oldest first. */
  public List<Tenant> list(TenantFilter filter) {
    return catalog.list(filter);
  }

  /** A tenant as callers of the API see it. */
  public TenantView view(Tenant tenant) {
    return TenantViews.view(tenant);
  }

  /**
   * Checks an action without doing it.
   *
   * @param move {@code MOUNT} or {@code DISMOUNT}
   * @throws ProblemException the one that the action itself would be refused with
   */
  public DryRun tryIt(TenantMove move, String idOrUuid, Action action) {
    TenantPlan plan = plan(move);
    return refusing(
        () ->
            ActionRules.passed(
                plan, rules.demandLegal(plan, action, catalog.getForChange(idOrUuid))));
  }

  /**
   * Accepts an action.
   *
   * @param move {@code MOUNT} or {@code DISMOUNT}
   * @param actor who asks, for the operation and the audit trail
   * @return the id of its operation, which nobody has begun yet
   * @throws ProblemException as over HTTP
   */
  public UUID accept(TenantMove move, String idOrUuid, Action action, String actor) {
    TenantPlan plan = plan(move);
    return refusing(
        () -> {
          Tenant tenant = rules.demandLegal(plan, action, catalog.getForChange(idOrUuid));
          return changes.accept(plan, tenant, actor, Optional.ofNullable(action.reason()));
        });
  }

  private TenantPlan plan(TenantMove move) {
    return switch (move) {
      case MOUNT -> mount;
      case DISMOUNT -> dismount;
      default -> throw new IllegalArgumentException(move.action() + " needs a control plane");
    };
  }

  private static <T> T refusing(Supplier<T> decision) {
    try {
      return QuarkusTransaction.requiringNew().call(decision::get);
    } catch (OperationRunningException e) {
      throw Acceptance.running(e.running());
    } catch (IllegalTransitionException e) {
      throw IllegalTransitionMapper.refusal(e);
    }
  }
}
