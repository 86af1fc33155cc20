-- What instances share with each other through the catalog: the limits of plans, the count of what tenants
-- used, and the connections of database servers.

-- ---------------------------------------------------------------------------------------------------
-- Limits of plans
-- ---------------------------------------------------------------------------------------------------

-- How much of its plan a tenant asks of an instance, and may use there. Both count in plans: 1 is all of it.
create table catalog.limit_share (
  tenant_uuid uuid             not null,
  instance_id uuid             not null references catalog.instance (id) on delete cascade,
  wanted      double precision not null check (wanted >= 0),
  granted     double precision not null check (granted between 0 and 1),
  reported_at timestamptz      not null default clock_timestamp(),
  primary key (tenant_uuid, instance_id)
);
create index limit_share_by_instance on catalog.limit_share (instance_id);

-- Tells an instance how much of each tenant's plan it may use. Of n live instances each may always use half
-- of an even share (1/2n), so that a tenant that turns up somewhere is served at once; one that wants it gets
-- the even share (1/n) at least; what is left goes where more is wanted. The sum is one plan at most, but
-- for the one beat in which an instance joins.
--
-- Answers a row for each tenant asked about and one without tenant, for every other.
create function catalog.share_limits(instance uuid, tenants uuid[], wanted double precision[])
  returns table (tenant uuid, fraction double precision)
  language plpgsql security definer
  set search_path = pg_catalog, pg_temp
as $$
declare
  live   integer;
  spare  double precision;
begin
  if coalesce(cardinality(tenants), 0) <> coalesce(cardinality(wanted), 0) or cardinality(tenants) > 10000 then
    raise exception 'as many demands as tenants, and at most 10000' using errcode = 'invalid_parameter_value';
  end if;
  -- One at a time: what one is given, the next no longer finds.
  perform pg_advisory_xact_lock(hashtextextended('catalog.limit_share', 0));
  select greatest(1, count(*) filter (where i.heartbeat_at > clock_timestamp() - interval '10 s'
                                         or i.id = share_limits.instance))
    into live from catalog.instance i;
  spare := case when live = 1 then 1 else 0.5 / live end;

  -- An instance that no longer reports a tenant has gone back to the spare part of it by then.
  delete from catalog.limit_share s
   where s.reported_at < clock_timestamp() - interval '16 s'
      or s.instance_id = share_limits.instance and not s.tenant_uuid = any (tenants);

  return query
  with asked as (
    select a.tenant, greatest(0, a.wanted) as wanted
      from unnest(tenants, share_limits.wanted) as a (tenant, wanted)),
  everybody as (
    select a.tenant, a.wanted, true as mine, 0::double precision as granted from asked a
    union all
    select s.tenant_uuid, s.wanted, false, s.granted
      from catalog.limit_share s join asked a on a.tenant = s.tenant_uuid
     where s.instance_id <> share_limits.instance),
  based as (
    select e.*, greatest(least(e.wanted, 1.0 / live), spare) as base from everybody e),
  summed as (
    select b.tenant,
           max(b.base) filter (where b.mine)                                    as base,
           max(greatest(0, b.wanted - b.base)) filter (where b.mine)            as unmet,
           max(b.wanted) filter (where b.mine)                                  as wanted,
           greatest(0, 1 - sum(b.base) - (live - count(*)) * spare)             as left_over,
           sum(greatest(0, b.wanted - b.base))                                  as all_unmet,
           coalesce(sum(b.granted) filter (where not b.mine), 0)
             + greatest(0, live - count(*)) * spare                             as held
      from based b group by b.tenant),
  decided as (
    select s.tenant, s.wanted,
           greatest(spare,
                    least(1 - s.held,
                          s.base + s.left_over * case when s.all_unmet > 0 then s.unmet / s.all_unmet
                                                      else 1.0 / live end)) as fraction
      from summed s),
  written as (
    insert into catalog.limit_share as k (tenant_uuid, instance_id, wanted, granted)
    select d.tenant, share_limits.instance, d.wanted, d.fraction from decided d
    on conflict (tenant_uuid, instance_id) do update
      set wanted = excluded.wanted, granted = excluded.granted, reported_at = clock_timestamp()
    returning k.tenant_uuid, k.granted)
  select w.tenant_uuid, w.granted from written w
  union all
  select null, spare;
end
$$;

-- ---------------------------------------------------------------------------------------------------
-- Usage
-- ---------------------------------------------------------------------------------------------------

-- What a tenant used on a day (UTC). Outlives the tenant: it may be billed after it has gone.
create table catalog.usage_day (
  tenant_uuid     uuid   not null,
  day             date   not null,
  -- As it was called then.
  tenant_id       text,
  requests        bigint not null default 0 check (requests >= 0),
  errors          bigint not null default 0 check (errors >= 0),
  bytes_in        bigint not null default 0 check (bytes_in >= 0),
  bytes_out       bigint not null default 0 check (bytes_out >= 0),
  database_millis bigint not null default 0 check (database_millis >= 0),
  -- The largest size seen on that day.
  database_bytes  bigint not null default 0 check (database_bytes >= 0),
  primary key (tenant_uuid, day)
);
create index usage_day_by_day on catalog.usage_day (day, tenant_uuid);

-- Who was active on a day, as a hash that says no more than whether two are the same.
create table catalog.usage_user (
  tenant_uuid uuid   not null,
  day         date   not null,
  user_hash   bigint not null,
  primary key (tenant_uuid, day, user_hash)
);

-- Batches that have been counted: the same one again changes nothing.
create table catalog.usage_batch (
  id          uuid        primary key,
  instance_id uuid        not null,
  recorded_at timestamptz not null default clock_timestamp()
);
create index usage_batch_by_time on catalog.usage_batch (recorded_at);

-- Adds what an instance counted since its last batch. Answers false for a batch that was counted before.
--
-- usage: [{"tenant", "day", "requests", "errors", "bytesIn", "bytesOut", "databaseMillis", "users": [hash]}]
create function catalog.record_usage(batch_id uuid, instance uuid, usage jsonb) returns boolean
  language plpgsql security definer
  set search_path = pg_catalog, pg_temp
as $$
begin
  if jsonb_typeof(record_usage.usage) <> 'array' or jsonb_array_length(record_usage.usage) > 10000 then
    raise exception 'usage must be an array of at most 10000' using errcode = 'invalid_parameter_value';
  end if;
  insert into catalog.usage_batch (id, instance_id) values (batch_id, instance) on conflict do nothing;
  if not found then
    return false;
  end if;

  insert into catalog.usage_day as d
         (tenant_uuid, day, tenant_id, requests, errors, bytes_in, bytes_out, database_millis)
  select u.tenant, u.day,
         (select t.tenant_id from catalog.tenant t where t.uuid = u.tenant),
         greatest(0, sum(u.requests)), greatest(0, sum(u.errors)), greatest(0, sum(u."bytesIn")),
         greatest(0, sum(u."bytesOut")), greatest(0, sum(u."databaseMillis"))
    from jsonb_to_recordset(record_usage.usage)
         as u (tenant uuid, day date, requests bigint, errors bigint, "bytesIn" bigint, "bytesOut" bigint,
               "databaseMillis" bigint)
   where u.tenant is not null and u.day between current_date - 31 and current_date + 1
   group by u.tenant, u.day
   -- Two instances take the rows in one order, so neither waits for the other in a circle.
   order by u.tenant, u.day
  on conflict (tenant_uuid, day) do update
     set tenant_id       = coalesce(excluded.tenant_id, d.tenant_id),
         requests        = d.requests + excluded.requests,
         errors          = d.errors + excluded.errors,
         bytes_in        = d.bytes_in + excluded.bytes_in,
         bytes_out       = d.bytes_out + excluded.bytes_out,
         database_millis = d.database_millis + excluded.database_millis;

  insert into catalog.usage_user (tenant_uuid, day, user_hash)
  select distinct u.tenant, u.day, hash::bigint
    from jsonb_to_recordset(record_usage.usage) as u (tenant uuid, day date, users jsonb),
         jsonb_array_elements_text(coalesce(u.users, '[]')) as hash
   where u.tenant is not null and u.day between current_date - 31 and current_date + 1
   order by 1, 2, 3
  on conflict do nothing;
  return true;
end
$$;

-- ---------------------------------------------------------------------------------------------------
-- Connections of database servers
-- ---------------------------------------------------------------------------------------------------

-- The slice of a server's connections that an instance may hold. It goes with the instance's row: on a clean
-- stop, when the instance is forgotten, or when somebody says that its process is gone.
create table catalog.connection_slice (
  server_id     text        not null references catalog.database_server (id) on delete cascade,
  instance_id   uuid        not null references catalog.instance (id) on delete cascade,
  -- What it would use.
  wanted        integer     not null check (wanted >= 0),
  -- What it was told that it may hold.
  granted       integer     not null check (granted >= 0),
  -- What it may really hold until it says otherwise: more than granted while it is still giving back.
  counted       integer     not null check (counted >= granted),
  counted_until timestamptz not null,
  primary key (server_id, instance_id)
);
create index connection_slice_by_instance on catalog.connection_slice (instance_id);

-- Whoever registers again under the same id is another process, and holds nothing.
create function catalog.return_connection_slices() returns trigger
  language plpgsql
  set search_path = pg_catalog, pg_temp
as $$
begin
  delete from catalog.connection_slice s where s.instance_id = new.id;
  return null;
end
$$;
create trigger return_connection_slices
  after update of registered_at on catalog.instance
  for each row execute function catalog.return_connection_slices();

-- Takes or renews an instance's slice of a server's connections. A fifth of the budget is never leased: an
-- instance without a slice may hold two connections out of it. The rest is shared by demand: of n instances
-- that lease, each gets its even part if it wants that much, and what is left goes where more is wanted.
--
-- demand: what the instance would use, holding: what it may hold at this moment, its limit or what it really
-- has open if that is more. What it still holds is counted until it says that it holds less: a shrink is
-- acknowledged before the connections are another's.
--
-- Answers the slice (0: none) and for how many seconds, by the instance's own clock, it is valid.
create function catalog.lease_connections(instance uuid, server text, demand integer, holding integer)
  returns table (granted integer, valid_seconds integer)
  language plpgsql security definer
  set search_path = pg_catalog, pg_temp
as $$
declare
  unleased constant integer := 2;
  budget    integer;
  leased    integer;
  taken     integer;
  sharing   integer;
  even      integer;
  base      integer;
  bases     integer;
  unmet     bigint;
  starving  boolean;
  before    integer;
  target    integer;
begin
  -- Under this lock nobody else is given anything of the server.
  select s.connection_budget into budget from catalog.database_server s
   where s.id = lease_connections.server for no key update;
  if not found or not exists (select from catalog.instance i where i.id = lease_connections.instance) then
    raise exception 'no such database server, or the instance is not registered'
      using errcode = 'no_data_found';
  end if;
  demand := greatest(0, least(demand, budget));
  holding := greatest(0, holding);
  leased := budget - ceil(budget * 0.2)::integer;

  delete from catalog.connection_slice s
   where s.server_id = lease_connections.server and s.counted_until < clock_timestamp();
  select coalesce(sum(s.counted), 0), count(*) + 1 into taken, sharing
    from catalog.connection_slice s
   where s.server_id = lease_connections.server and s.instance_id <> lease_connections.instance;
  even := leased / sharing;
  base := least(demand, even);
  select base + coalesce(sum(least(s.wanted, even)), 0),
         demand - base + coalesce(sum(s.wanted - least(s.wanted, even)), 0),
         coalesce(bool_or(s.wanted > s.granted), false)
    into bases, unmet, starving
    from catalog.connection_slice s
   where s.server_id = lease_connections.server and s.instance_id <> lease_connections.instance;
  target := base + case when unmet > 0 then ((leased - bases)::bigint * (demand - base) / unmet)::integer
                        else (leased - bases) / sharing end;
  -- Nobody need give back what nobody else would take.
  select s.granted into before from catalog.connection_slice s
   where s.server_id = lease_connections.server and s.instance_id = lease_connections.instance;
  if not starving then
    target := greatest(target, coalesce(before, 0));
  end if;
  granted := greatest(0, least(target, leased - taken));

  insert into catalog.connection_slice as s
         (server_id, instance_id, wanted, granted, counted, counted_until)
  values (lease_connections.server, lease_connections.instance, demand, lease_connections.granted,
          -- Two are paid for by what is never leased.
          case when holding <= unleased then lease_connections.granted
               else greatest(lease_connections.granted, holding) end,
          clock_timestamp() + interval '16 min')
  on conflict (server_id, instance_id) do update
     set wanted = excluded.wanted, granted = excluded.granted, counted = excluded.counted,
         counted_until = excluded.counted_until;
  valid_seconds := 15 * 60;
  return next;
end
$$;

revoke execute on function
  catalog.share_limits(uuid, uuid[], double precision[]),
  catalog.record_usage(uuid, uuid, jsonb),
  catalog.return_connection_slices(),
  catalog.lease_connections(uuid, text, integer, integer)
  from public;
grant execute on function
  catalog.share_limits(uuid, uuid[], double precision[]),
  catalog.record_usage(uuid, uuid, jsonb),
  catalog.lease_connections(uuid, text, integer, integer)
  to tenantry_instances;
