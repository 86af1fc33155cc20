package io.tenantry.controlplane.lifecycle;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.tenantry.controlplane.operation.NewOperation;
import io.tenantry.controlplane.operation.OperationRunningException;
import io.tenantry.controlplane.operation.Operations;
import io.tenantry.controlplane.tenant.Tenant;
import io.tenantry.controlplane.tenant.TenantCatalog;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/** Asks for actions that nobody asked for over HTTP. */
@ApplicationScoped
class OwnChanges {

  private static final Logger LOG = Logger.getLogger(OwnChanges.class);

  private final TenantCatalog catalog;
  private final Operations operations;
  private final ActionRules rules;
  private final Supplier<UUID> ids;

  OwnChanges(TenantCatalog catalog, Operations operations, ActionRules rules, Supplier<UUID> ids) {
    this.catalog = catalog;
    this.operations = operations;
    this.rules = rules;
    this.ids = ids;
  }

  /**
   * Accepts the action unless the tenant's state no longer allows it. A tenant that is being
   * changed just now is left to the next round.
   *
   * @param actor the part of the platform that asks
   */
  void ask(TenantPlan plan, UUID uuid, String actor, String reason) {
    try {
      QuarkusTransaction.requiringNew()
          .run(() -> catalog.find(uuid).ifPresent(found -> accept(plan, uuid, actor, reason)));
    } catch (OperationRunningException e) {
      LOG.debugf("Left to the next round: tenant=%s operation=%s", uuid, e.running());
    }
  }

  private void accept(TenantPlan plan, UUID uuid, String actor, String reason) {
    Tenant tenant = catalog.getForChange(uuid.toString());
    if (plan.move().from(tenant.state()).isPresent()) {
      accept(plan, tenant, actor, Optional.of(reason));
    }
  }

  /**
   * Accepts the action within the running transaction.
   *
   * @return the id of its operation
   */
  UUID accept(TenantPlan plan, Tenant tenant, String actor, Optional<String> reason) {
    UUID operation = ids.get();
    operations.accept(
        operation,
        new NewOperation(
            plan.type(),
            Optional.of(tenant.uuid()),
            Optional.of(tenant.id().text()),
            actor,
            reason,
            rules.params(plan, tenant)));
    return operation;
  }
}
