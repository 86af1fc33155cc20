package io.tenantry.controlplane.sync;

import io.tenantry.controlplane.tenant.SchemaState;
import io.tenantry.controlplane.tenant.Standing;
import io.tenantry.controlplane.tenant.Tenant;
import io.tenantry.controlplane.tenant.TenantCatalog;
import io.tenantry.controlplane.tenant.TenantMove;
import io.tenantry.controlplane.tenant.TenantState;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/**
 * What the catalog says of a tenant's sync. Changes are part of the caller's transaction, and of a
 * tenant that is as it was when it was read. The audit trail's line of a move is written by a
 * statement that the move needs anyway.
 */
@ApplicationScoped
class SyncCatalog {

  private static final String TARGET =
      "update catalog.tenant set target_release = :release where uuid = :tenant returning *";

  private static final String REACHED =
      """
      update catalog.tenant set release = :release, target_release = null, schema_release = null
       where uuid = :tenant returning *
      """;

  /** A schema that two releases share needs no sync; one whose last sync failed does. */
  private static final String SHARED =
      """
      update catalog.tenant
         set release = :release, schema_state = 'current', since = now(),
             version = catalog.next_version()
       where uuid = :tenant and release < :release and schema_state in ('current', 'pending')
      returning *
      """;

  private static final String SCHEMA_AT =
      "update catalog.tenant set schema_release = :release where uuid = :tenant";

  /** Who asked for the operation is who moves the tenant. */
  private static final String MOVED =
      """
      with moved as (
        %s)
      insert into catalog.audit (actor, action, tenant_uuid, tenant_id, outcome, detail)
      select o.created_by, 'state-changed', m.uuid, m.tenant_id, 'succeeded',
             jsonb_strip_nulls(jsonb_build_object(
               'operation', o.id, 'reason', coalesce(cast(:reason as text), o.reason),
               'from', jsonb_build_object('lifecycle', m.lifecycle, 'mounted', m.mounted,
                                          'schema', cast(:fromSchema as text),
                                          'release', cast(:fromRelease as integer)),
               'to', jsonb_build_object('lifecycle', m.lifecycle, 'mounted', m.mounted,
                                        'schema', cast(:toSchema as text), 'release', m.release)))
        from moved m, catalog.operation o
       where o.id = :operation
      """;

  private final Jdbi jdbi;
  private final TenantCatalog tenants;

  SyncCatalog(Jdbi jdbi, TenantCatalog tenants) {
    this.jdbi = jdbi;
    this.tenants = tenants;
  }

  /**
   * Announces that the tenant is on its way to a release.
   *
   * @param heard whether some instance has to let go of it; else none is woken
   */
  void announce(UUID operation, Tenant tenant, int release, boolean heard) {
    Standing syncing = standing(tenant, TenantMove.SYNC, List.of());
    record(TARGET, operation, tenant, Optional.of(release), syncing);
    if (heard) {
      tenants.move(tenant.uuid(), tenant.state(), syncing);
    } else {
      tenants.moveUnheard(tenant.uuid(), tenant.state(), syncing);
    }
  }

  /** Notes that the schema is at a release while the data is on its way there. */
  void schemaAt(UUID tenant, int release) {
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate(SCHEMA_AT)
                .bind("tenant", tenant)
                .bind("release", release)
                .execute());
  }

  /** Announces that the tenant is at a release. */
  void complete(UUID operation, Tenant tenant, int release) {
    Standing current = standing(tenant, TenantMove.COMPLETE_SYNC, List.of());
    record(REACHED, operation, tenant, Optional.of(release), current);
    tenants.move(tenant.uuid(), tenant.state(), current);
  }

  /** Announces that the tenant is at a release whose schema is the one it has. */
  void adopt(UUID operation, Tenant tenant, int release) {
    TenantState current =
        new TenantState(
            tenant.state().lifecycle(), new SchemaState.Current(), tenant.state().mounted());
    record(SHARED, operation, tenant, Optional.of(release), Standing.of(current));
  }

  /** Announces that the tenant stays where it was. */
  void fail(UUID operation, Tenant tenant, String reason) {
    Standing failed = standing(tenant, TenantMove.FAIL_SYNC, List.of(reason));
    record(TARGET, operation, tenant, Optional.empty(), failed);
    tenants.move(tenant.uuid(), tenant.state(), failed);
  }

  private static Standing standing(Tenant tenant, TenantMove move, List<String> reasons) {
    return new Standing(tenant.state().after(move), reasons, Optional.empty());
  }

  private void record(
      String change, UUID operation, Tenant tenant, Optional<Integer> release, Standing to) {
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate(MOVED.formatted(change))
                .bind("tenant", tenant.uuid())
                .bind("release", release.orElse(null))
                .bind("operation", operation)
                .bind("fromSchema", tenant.state().schema().text())
                .bind("fromRelease", tenant.release())
                .bind("toSchema", to.state().schema().text())
                .bind("reason", to.reasons().stream().findFirst().orElse(null))
                .execute());
  }
}
