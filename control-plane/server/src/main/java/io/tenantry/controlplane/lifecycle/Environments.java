package io.tenantry.controlplane.lifecycle;

import io.tenantry.controlplane.api.ProblemException;
import io.tenantry.controlplane.api.ProblemType;
import io.tenantry.controlplane.plan.Plans;
import io.tenantry.controlplane.tenant.Tenant;
import io.tenantry.controlplane.tenant.TenantCatalog;
import io.tenantry.controlplane.tenant.TenantMove;
import io.tenantry.controlplane.tenant.TenantProperties;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

/**
 * The environments of a customer: a production tenant, and the sandboxes made beside it, of which
 * there are no more than its plan includes. A sandbox that was made beside none is the only one of
 * its own plan. What there is stays in use when a plan is given less, and a deleted sandbox can be
 * recovered.
 *
 * <p>Belongs into the accepting transaction, in which nobody else adds a sandbox beside the same
 * tenant: races for the last one end there.
 */
@ApplicationScoped
class Environments {

  private static final String FIELD = "sandboxOf";

  private final TenantCatalog catalog;
  private final Plans plans;

  Environments(TenantCatalog catalog, Plans plans) {
    this.catalog = catalog;
    this.plans = plans;
  }

  /**
   * Finds room for a tenant that is to enter, if it is a sandbox.
   *
   * @return the production tenant it is made beside, if there is one
   * @throws ProblemException {@code validation-failed} where there is no such tenant, {@code
   *     quota-exceeded}
   */
  Optional<UUID> roomFor(TenantWish wish) {
    if (!wish.properties().sandbox()) {
      return Optional.empty();
    }
    Optional<Tenant> production = wish.sandboxOf().map(this::productionForChange);
    demandIncluded(
        production.map(Tenant::properties).orElse(wish.properties()).plan(),
        production.map(tenant -> catalog.sandboxesOf(tenant.uuid())).orElse(0L) + 1);
    return production.map(Tenant::uuid);
  }

  /**
   * Lets a tenant become a sandbox, if it is to.
   *
   * @param tenant as it was read for change
   * @throws ProblemException {@code validation-failed} where it has sandboxes itself, {@code
   *     quota-exceeded}
   */
  void demandRoom(Tenant tenant, TenantProperties to) {
    if (tenant.properties().sandbox() || !to.sandbox()) {
      return;
    }
    if (catalog.sandboxesOf(tenant.uuid()) > 0) {
      throw ProblemException.invalid(
          "environment", "cannot be sandbox while there are sandboxes beside it");
    }
    demandIncluded(to.plan(), 1);
  }

  private Tenant productionForChange(String idOrUuid) {
    return catalog
        .find(idOrUuid)
        .map(found -> catalog.getForChange(found.uuid().toString()))
        .filter(tenant -> !tenant.properties().sandbox())
        .filter(tenant -> TenantMove.CHANGE.from(tenant.state()).isPresent())
        .orElseThrow(
            () -> ProblemException.invalid(FIELD, "must be the id of a production tenant"));
  }

  private void demandIncluded(String plan, long sandboxes) {
    plans
        .environments(plan)
        .filter(most -> sandboxes > most)
        .ifPresent(
            most -> {
              throw new ProblemException(
                      ProblemType.QUOTA_EXCEEDED,
                      "Plan %s includes %d environments beside production; delete a sandbox or"
                              .formatted(plan, most)
                          + " change the plan.")
                  .with("limit", "environments")
                  .with("plan", plan)
                  .with("included", most);
            });
  }
}
