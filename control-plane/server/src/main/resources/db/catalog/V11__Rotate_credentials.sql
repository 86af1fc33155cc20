-- What database servers need to be run for years: other passwords while they are in use, a look at whether a
-- tenant's login can break out, and what each tenant costs.

-- Logins that are to take the place of a tenant's own. Their passwords are here before the server learns of
-- them, so that whoever takes the operation up goes on with the same ones.
create table catalog.credential_rotation (
  tenant_uuid    uuid  primary key references catalog.tenant (uuid) on delete cascade,
  operation_id   uuid  not null,
  app_login      text  not null,
  app_secret     bytea not null,
  report_login   text  not null,
  report_secret  bytea not null,
  migrate_login  text  not null,
  migrate_secret bytea not null
);

alter table catalog.database_server
  -- The password that is to take the place of the admin login's. While it is here the server knows the one or
  -- the other.
  add column next_admin_secret bytea,
  -- Whoever registered it says that other ids may stand for the same PostgreSQL cluster.
  add column shared_cluster    boolean not null default false;
-- Those that were registered before anybody looked.
update catalog.database_server s
   set shared_cluster = true
 where exists (select from catalog.database_server o
                where o.system_identifier = s.system_identifier and o.id <> s.id);
create unique index cluster_is_registered_once on catalog.database_server (system_identifier)
 where not shared_cluster and state <> 'retired';

-- What the last attempt to get out of a tenant's database found, server by server.
create table catalog.server_probe (
  database_server text        primary key references catalog.database_server (id) on delete cascade,
  probed_at       timestamptz not null,
  -- Whose logins were tried last; the next one's turn follows from it. No foreign key: it may be gone.
  tenant_uuid     uuid,
  outcome         text        not null check (outcome in ('held', 'breached', 'inconclusive')),
  attempts        jsonb       not null check (jsonb_typeof(attempts) = 'array'),
  findings        jsonb       not null check (jsonb_typeof(findings) = 'array')
);

-- What PostgreSQL itself counts of a tenant's database, as it was last read there.
create table catalog.database_reading (
  tenant_uuid       uuid             primary key,
  database_server   text             not null,
  read_at           timestamptz      not null,
  -- When the counters began, as the server says; null while nobody has reset them.
  stats_reset       timestamptz,
  connection_millis double precision not null,
  statement_millis  double precision not null,
  bytes_read        bigint           not null,
  temporary_bytes   bigint           not null
);

alter table catalog.usage_day
  -- How long sessions to the tenant's database were open, and how long they executed something.
  add column connection_millis  bigint not null default 0 check (connection_millis >= 0),
  add column statement_millis   bigint not null default 0 check (statement_millis >= 0),
  -- Read from outside PostgreSQL's own memory, and written to temporary files.
  add column bytes_read         bigint not null default 0 check (bytes_read >= 0),
  add column temporary_bytes    bigint not null default 0 check (temporary_bytes >= 0),
  -- The size of the database times how long it had it.
  add column storage_byte_hours bigint not null default 0 check (storage_byte_hours >= 0);

-- What a counter has grown by: one that is smaller than it was has begun anew.
create function catalog.growth(continues boolean, earlier double precision, now double precision) returns bigint
  language sql immutable
  set search_path = pg_catalog, pg_temp
as $$
  select case when not coalesce(continues, false) then 0
              when now < earlier then round(now)
              else round(now - earlier) end::bigint
$$;
revoke execute on function catalog.growth(boolean, double precision, double precision) from public;
