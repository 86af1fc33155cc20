package io.tenantry.controlplane.admittance;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.tenantry.controlplane.access.AuditEntry;
import io.tenantry.controlplane.access.AuditTrail;
import io.tenantry.controlplane.instance.Fence;
import io.tenantry.controlplane.instance.FenceKind;
import io.tenantry.controlplane.tenant.Tenant;
import io.tenantry.controlplane.tenant.TenantCatalog;
import io.tenantry.controlplane.tenant.TenantMove;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;

/** Changes what a tenant lets in, and waits until every instance does so. */
@ApplicationScoped
class AdmittanceChanges {

  private final TenantCatalog catalog;
  private final AuditTrail audit;
  private final Fence fence;

  AdmittanceChanges(TenantCatalog catalog, AuditTrail audit, Fence fence) {
    this.catalog = catalog;
    this.audit = audit;
    this.fence = fence;
  }

  /** Gives something to a tenant that may be changed: active or suspended, nobody's exclusively. */
  <T extends Credential, R> R give(
      Change change, Function<Tenant, T> made, BiFunction<T, List<String>, R> answer) {
    return carryOut(
        change,
        tenant -> {
          tenant.state().after(TenantMove.CHANGE);
          tenant.demandTicket(change.ticket());
          return made.apply(tenant);
        },
        answer);
  }

  /** Takes something away, whatever the tenant's state: that must always be possible. */
  <T extends Credential, R> R take(
      Change change, Function<Tenant, T> taken, BiFunction<T, List<String>, R> answer) {
    return carryOut(change, taken, answer);
  }

  private <T extends Credential, R> R carryOut(
      Change change, Function<Tenant, T> work, BiFunction<T, List<String>, R> answer) {
    Done<T> done =
        QuarkusTransaction.requiringNew()
            .call(
                () -> {
                  Tenant tenant = catalog.getForChange(change.tenant());
                  T result = work.apply(tenant);
                  audit.record(entry(change, tenant, result));
                  return new Done<>(result, catalog.touch(tenant.uuid()));
                });
    try {
      return answer.apply(done.result(), fence.await(FenceKind.GIVING, done.version()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting for the instances", e);
    }
  }

  private static AuditEntry entry(Change change, Tenant tenant, Credential credential) {
    return new AuditEntry(
        change.caller(),
        change.action(),
        Optional.of(tenant.uuid()),
        Optional.of(tenant.id().text()),
        AuditEntry.Outcome.SUCCEEDED,
        Map.of("id", credential.id(), "name", credential.name(), "reason", change.reason()));
  }

  /**
   * Who asks for what.
   *
   * @param tenant id or UUID
   * @param reason null for none
   */
  record Change(String caller, String action, String tenant, Optional<UUID> ticket, String reason) {

    Change {
      reason = Objects.requireNonNullElse(reason, "");
    }
  }

  /** What is given or taken, as the audit trail knows it. */
  interface Credential {

    UUID id();

    String name();
  }

  private record Done<T>(T result, long version) {}
}
