package io.tenantry.controlplane.sync;

import io.tenantry.controlplane.tenant.Standing;
import io.tenantry.controlplane.tenant.Tenant;
import io.tenantry.controlplane.tenant.TenantCatalog;
import io.tenantry.controlplane.tenant.TenantMove;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/**
 * What the catalog says of a tenant's sync. Changes are part of the caller's transaction, and of a
 * tenant that is as it was when it was read.
 */
@ApplicationScoped
class SyncCatalog {

  private static final String TARGET =
      "update catalog.tenant set target_release = :release where uuid = :tenant";

  private static final String REACHED =
      """
      update catalog.tenant set release = :release, target_release = null, schema_release = null
       where uuid = :tenant
      """;

  /** A schema that two releases share needs no sync; one whose last sync failed does. */
  private static final String SHARED =
      """
      update catalog.tenant
         set release = :release, schema_state = 'current', since = now(),
             version = catalog.next_version()
       where uuid = :tenant and release < :release and schema_state in ('current', 'pending')
      """;

  private static final String SCHEMA_AT =
      "update catalog.tenant set schema_release = :release where uuid = :tenant";

  private static final String MISSED =
      "update catalog.tenant set target_release = null where uuid = :tenant";

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
  void announce(Tenant tenant, int release, boolean heard) {
    update(TARGET, tenant.uuid(), release);
    Standing syncing = standing(tenant, TenantMove.SYNC, List.of());
    if (heard) {
      tenants.move(tenant.uuid(), tenant.state(), syncing);
    } else {
      tenants.moveUnheard(tenant.uuid(), tenant.state(), syncing);
    }
  }

  /** Notes that the schema is at a release while the data is on its way there. */
  void schemaAt(UUID tenant, int release) {
    update(SCHEMA_AT, tenant, release);
  }

  /** Announces that the tenant is at a release. */
  void complete(Tenant tenant, int release) {
    update(REACHED, tenant.uuid(), release);
    move(tenant, TenantMove.COMPLETE_SYNC, List.of());
  }

  /** Announces that the tenant is at a release whose schema is the one it has. */
  void adopt(UUID tenant, int release) {
    update(SHARED, tenant, release);
  }

  /** Announces that the tenant stays where it was. */
  void fail(Tenant tenant, String reason) {
    jdbi.useHandle(handle -> handle.createUpdate(MISSED).bind("tenant", tenant.uuid()).execute());
    move(tenant, TenantMove.FAIL_SYNC, List.of(reason));
  }

  private void move(Tenant tenant, TenantMove move, List<String> reasons) {
    tenants.move(tenant.uuid(), tenant.state(), standing(tenant, move, reasons));
  }

  private static Standing standing(Tenant tenant, TenantMove move, List<String> reasons) {
    return new Standing(tenant.state().after(move), reasons, Optional.empty());
  }

  private void update(String sql, UUID tenant, int release) {
    jdbi.useHandle(
        handle ->
            handle.createUpdate(sql).bind("tenant", tenant).bind("release", release).execute());
  }
}
