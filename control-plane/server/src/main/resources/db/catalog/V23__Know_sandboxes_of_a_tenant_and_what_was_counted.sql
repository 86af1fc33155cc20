-- The environments of a customer: a production tenant and the sandboxes that say they are its own.

alter table catalog.tenant
  -- A sandbox outlives the tenant it was made beside.
  add column sandbox_of uuid references catalog.tenant (uuid) on delete set null,
  add constraint only_a_sandbox_is_of_a_tenant check (sandbox_of is null or environment = 'sandbox');

create index tenant_by_sandbox_of on catalog.tenant (sandbox_of) where sandbox_of is not null;

-- Tenants make companies by requests: whose requests are as many as when its companies were counted has made
-- none since.
alter table catalog.company_count
  -- Of the day (UTC) it was counted on and the day before; empty if that was before this column.
  add column requests bigint;

-- A beat need not be on disk before it is heard of: every change waits for those of all instances. Should the
-- application database lose the last of them in a crash, instances say the same again; and an operation that
-- has ended on the strength of one is on disk behind it. For the transaction of the beat alone.
create or replace function catalog.heartbeat(instance uuid, version bigint, drained_version bigint, status jsonb default '{}')
  returns table (number bigint, epoch text)
  language plpgsql security definer
  set search_path = pg_catalog, pg_temp
as $$
declare
  before record;
  newest bigint;
begin
  perform set_config('synchronous_commit', 'off', true);
  select v.number into newest from catalog.version v;
  select i.version, i.drained_version into before from catalog.instance i where i.id = instance for update;
  if not found then
    raise exception 'instance % is not registered', instance
      using errcode = 'no_data_found', hint = 'call catalog.register_instance first';
  end if;
  update catalog.instance i
     set heartbeat_at = clock_timestamp(),
         version = greatest(i.version, least(heartbeat.version, newest)),
         drained_version = greatest(i.drained_version, least(heartbeat.drained_version, newest)),
         status = heartbeat.status
   where i.id = instance;
  if heartbeat.version > before.version or heartbeat.drained_version > before.drained_version then
    perform pg_notify('tenantry_instances', instance::text);
  end if;
  return query select v.number, catalog.epoch() from catalog.version v;
end
$$;
