package io.tenantry.controlplane.lifecycle;

import io.tenantry.controlplane.access.AuditEntry;
import io.tenantry.controlplane.access.AuditTrail;
import io.tenantry.controlplane.operation.Operation;
import io.tenantry.controlplane.operation.Operations;
import io.tenantry.controlplane.operation.StepContext;
import io.tenantry.controlplane.tenant.Standing;
import io.tenantry.controlplane.tenant.Tenant;
import io.tenantry.controlplane.tenant.TenantCatalog;
import io.tenantry.controlplane.tenant.TenantMove;
import io.tenantry.controlplane.tenant.TenantState;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/**
 * Moves tenants from state to state on behalf of operations, once per operation however often its
 * step is run, and writes each move to the audit trail: who, from, to and why.
 */
@ApplicationScoped
class Transitions {

  private final TenantCatalog catalog;
  private final Operations operations;
  private final AuditTrail audit;

  Transitions(TenantCatalog catalog, Operations operations, AuditTrail audit) {
    this.catalog = catalog;
    this.operations = operations;
    this.audit = audit;
  }

  /** Makes the move unless an earlier attempt has; the operation's reason explains it. */
  void make(StepContext context, TenantMove move) {
    make(context, move, to -> new Standing(to, reasons(context, move), Optional.empty()));
  }

  /** Makes the move unless an earlier attempt has. */
  void make(StepContext context, TenantMove move, Function<TenantState, Standing> explained) {
    UUID uuid = Subject.of(context);
    context.whileCurrent(
        () -> {
          Tenant tenant = catalog.get(uuid);
          if (standsAsBefore(context, tenant)) {
            change(context, tenant, explained.apply(tenant.state().after(move)));
          }
        });
  }

  /** Takes the move of this operation back, if it was made. */
  void takeBack(StepContext context) {
    UUID uuid = Subject.of(context);
    Optional<Standing> before = Before.of(context);
    context.whileCurrent(
        () -> {
          Tenant tenant = catalog.get(uuid);
          if (before.isPresent() && !standsAsBefore(context, tenant)) {
            change(context, tenant, before.get());
          }
        });
  }

  private static boolean standsAsBefore(StepContext context, Tenant tenant) {
    return Before.of(context).map(Standing::state).map(tenant.state()::equals).orElse(true);
  }

  /**
   * Changes the state within the running transaction, as the last thing: a change takes the
   * catalog's next version, for which every other change waits until this transaction ends.
   */
  void change(StepContext context, Tenant tenant, Standing to) {
    Operation operation = operations.find(context.operationId()).orElseThrow();
    Map<String, Object> detail = new LinkedHashMap<>();
    detail.put("operation", operation.id());
    detail.put("from", description(tenant.state()));
    detail.put("to", description(to.state()));
    operation.reason().ifPresent(reason -> detail.put("reason", reason));
    audit.record(
        new AuditEntry(
            operation.createdBy(),
            "state-changed",
            Optional.of(tenant.uuid()),
            Optional.of(tenant.id().text()),
            AuditEntry.Outcome.SUCCEEDED,
            detail));
    catalog.move(tenant.uuid(), tenant.state(), to);
  }

  private List<String> reasons(StepContext context, TenantMove move) {
    return move.takesAway()
        ? operations.find(context.operationId()).flatMap(Operation::reason).stream().toList()
        : List.of();
  }

  static Map<String, Object> description(TenantState state) {
    return Map.of(
        "lifecycle", state.lifecycle().text(),
        "schema", state.schema().text(),
        "mounted", state.mounted());
  }
}
