-- The only contract between the control plane and the instances: two views to read, a few functions to
-- call, one channel to listen on. Views named _v1 live for two minor releases.

do $$
begin
  if not exists (select from pg_roles where rolname = 'tenantry_instances') then
    create role tenantry_instances nologin;
  end if;
end
$$;
grant usage on schema catalog to tenantry_instances;

create table catalog.instance (
  id              uuid        primary key,
  name            text        not null check (char_length(name) between 1 and 200),
  min_release     integer     not null check (min_release > 0),
  max_release     integer     not null check (max_release >= min_release),
  registered_at   timestamptz not null default now(),
  heartbeat_at    timestamptz not null default now(),
  -- Everything up to this version has been applied: what was given is served, what was taken is refused.
  version         bigint      not null default 0,
  -- Everything taken away up to this version has also been drained: no request, no pool, no session is left.
  drained_version bigint      not null default 0,
  status          jsonb       not null default '{}' check (jsonb_typeof(status) = 'object')
);

-- Names bound to a tenant, as instances see them. A tenant being provisioned is not there yet; one that is
-- dismounted or deleted stays as a tombstone (mounted = false) with the version of its removal.
create view catalog.mounts_v1 with (security_barrier) as
select t.uuid                                                    as tenant_uuid,
       t.tenant_id,
       (select catalog.epoch())                                  as epoch,
       greatest(t.version, p.version, s.version)                 as version,
       t.mounted,
       t.lifecycle,
       t.schema_state,
       t.release,
       t.incarnation,
       coalesce((select array_agg(h.host order by h.added_at, h.host)
                   from catalog.host_name h where h.tenant_uuid = t.uuid), '{}'::text[]) as host_names,
       t.database_server                                         as server_id,
       s.address                                                 as server_address,
       s.ssl_mode                                                as server_ssl_mode,
       s.ca_certificate                                          as server_ca_certificate,
       s.connection_budget                                       as server_connection_budget,
       t.database_name                                           as database,
       t.app_login                                               as login,
       t.app_secret                                              as secret_ciphertext,
       t.report_login,
       t.report_secret                                           as report_secret_ciphertext,
       p.limits,
       p.entitlements,
       t.plan,
       t.display_name,
       t.environment,
       t.ring,
       t.time_zone,
       t.default_company,
       t.identity_provider,
       t.allow_application_database_writes
  from catalog.tenant t
  join catalog.plan p on p.name = t.plan
  join catalog.database_server s on s.id = t.database_server
 where t.lifecycle <> 'provisioning' or t.mounted;

create view catalog.objects_v1 with (security_barrier) as
select kind, name, release, revision, version, content, (select catalog.epoch()) as epoch
  from application.object_revision;

grant select on catalog.mounts_v1, catalog.objects_v1 to tenantry_instances;

-- Answers what an instance needs to judge its snapshot by: the newest version and its epoch, and for how
-- long it counts as live without a heartbeat.
create function catalog.register_instance(instance uuid, name text, min_release integer, max_release integer)
  returns table (number bigint, epoch text, lease_seconds integer)
  language plpgsql security definer
  set search_path = pg_catalog, pg_temp
as $$
begin
  insert into catalog.instance as i (id, name, min_release, max_release)
  values (instance, register_instance.name, register_instance.min_release, register_instance.max_release)
  on conflict (id) do update
    set name = excluded.name, min_release = excluded.min_release, max_release = excluded.max_release,
        registered_at = now(), heartbeat_at = now(), version = 0, drained_version = 0;
  perform pg_notify('tenantry_instances', instance::text);
  return query select v.number, catalog.epoch(), 10 from catalog.version v;
end
$$;

-- A beat and an acknowledgement in one. Versions never go back within one registration, and what has not
-- happened yet cannot be acknowledged: an instance may not have noticed that the catalog was restored.
create function catalog.heartbeat(instance uuid, version bigint, drained_version bigint, status jsonb default '{}')
  returns table (number bigint, epoch text)
  language plpgsql security definer
  set search_path = pg_catalog, pg_temp
as $$
declare
  before record;
  newest bigint;
begin
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

-- A clean stop: the instance holds nothing any more, nobody needs to wait for it.
create function catalog.deregister_instance(instance uuid) returns void
  language plpgsql security definer
  set search_path = pg_catalog, pg_temp
as $$
begin
  delete from catalog.instance i where i.id = deregister_instance.instance;
  perform pg_notify('tenantry_instances', instance::text);
end
$$;

-- A refused attempt to reach another tenant, for the audit trail. Bounded in size; never a token.
create function catalog.record_refusal(instance uuid, tenant uuid, actor text, action text, detail jsonb)
  returns void
  language plpgsql security definer
  set search_path = pg_catalog, pg_temp
as $$
begin
  insert into catalog.audit (actor, action, tenant_uuid, tenant_id, outcome, detail)
  select left(record_refusal.actor, 200), left(record_refusal.action, 200), t.uuid, t.tenant_id, 'refused',
         case when octet_length(record_refusal.detail::text) <= 4096 then record_refusal.detail else '{}' end
           || jsonb_build_object('instance', instance)
    from (select 1) one left join catalog.tenant t on t.uuid = record_refusal.tenant;
end
$$;

revoke execute on all functions in schema catalog from public;
grant execute on function
  catalog.epoch(),
  catalog.register_instance(uuid, text, integer, integer),
  catalog.heartbeat(uuid, bigint, bigint, jsonb),
  catalog.deregister_instance(uuid),
  catalog.record_refusal(uuid, uuid, text, text, jsonb)
  to tenantry_instances;
