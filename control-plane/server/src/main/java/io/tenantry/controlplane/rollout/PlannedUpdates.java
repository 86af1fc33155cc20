package io.tenantry.controlplane.rollout;

import jakarta.enterprise.context.ApplicationScoped;
import org.jdbi.v3.core.Jdbi;

/**
 * Tells tenants when they are going to be updated: every instance knows, so that it can warn their
 * people. What is told follows from the rollouts alone, however they are begun, paused or canceled.
 */
@ApplicationScoped
class PlannedUpdates {

  /** One change of the catalog for all that have to be told something else than before. */
  private static final String ANNOUNCE =
      """
      with planned as materialized (
        select r.tenant_uuid, min(r.window_opens) as opens, min(r.window_closes) as closes
          from catalog.rollout_tenant r
          join catalog.rollout o on o.id = r.rollout_id
          join catalog.tenant t on t.uuid = r.tenant_uuid
         where r.window_closes is not null and r.status in ('waiting', 'running')
           and 'running' in (o.status, r.status)
         group by r.tenant_uuid),
      withdrawn as (
        delete from catalog.planned_update a
         where not exists (select from planned p where p.tenant_uuid = a.tenant_uuid)
        returning a.tenant_uuid),
      announced as (
        insert into catalog.planned_update as a (tenant_uuid, opens, closes)
        select p.tenant_uuid, p.opens, p.closes
          from planned p
         where not exists (select from catalog.planned_update k
                            where (k.tenant_uuid, k.opens, k.closes)
                                = (p.tenant_uuid, p.opens, p.closes))
        on conflict (tenant_uuid) do update set opens = excluded.opens, closes = excluded.closes
        returning a.tenant_uuid),
      told as (select tenant_uuid from withdrawn union all select tenant_uuid from announced),
      number as (
        select catalog.next_version() as version where exists (select from told))
      update catalog.tenant t set version = number.version
        from told, number where t.uuid = told.tenant_uuid
      """;

  private final Jdbi jdbi;

  PlannedUpdates(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** Brings what tenants are told up to date; nearly nothing to do where no window matters. */
  void announce() {
    jdbi.useHandle(handle -> handle.execute(ANNOUNCE));
  }
}
