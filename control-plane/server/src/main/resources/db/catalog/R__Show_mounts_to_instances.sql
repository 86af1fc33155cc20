-- The view that instances read, in its newest form. It runs again whenever this file changes; a column is
-- added at the end and none is taken away while instances of the release before may still read it.

-- Each tenant once, with the newest of the versions that what instances see of it depends on. One part for
-- each place that version may be in, so that "version > n" is looked up in that place's own index or in a
-- table of a few rows; the greatest of several columns can be looked up in none. Whole rows are handed on:
-- joining the tenants again would read all of them.
create or replace view catalog.mount_change as
with release as (
  -- Publishing a release may let those in who wait for it.
  select coalesce(max(version), 0) as version from application.release
)
select t.version, t as tenant, p as plan, s as server
  from catalog.tenant t
  join catalog.plan p on p.name = t.plan
  join catalog.database_server s on s.id = t.database_server
 cross join release r
 where t.version >= greatest(p.version, s.version, case when t.access_while_pending then r.version end)
union all
select p.version, t, p, s
  from catalog.plan p
  join catalog.tenant t on t.plan = p.name
  join catalog.database_server s on s.id = t.database_server
 cross join release r
 where p.version > t.version
   and p.version >= greatest(s.version, case when t.access_while_pending then r.version end)
union all
select s.version, t, p, s
  from catalog.database_server s
  join catalog.tenant t on t.database_server = s.id
  join catalog.plan p on p.name = t.plan
 cross join release r
 where s.version > greatest(t.version, p.version)
   and s.version >= case when t.access_while_pending then r.version else 0 end
union all
select r.version, t, p, s
  from release r
 cross join catalog.tenant t
  join catalog.plan p on p.name = t.plan
  join catalog.database_server s on s.id = t.database_server
 where t.access_while_pending and r.version > greatest(t.version, p.version, s.version);

-- Names bound to a tenant, as instances see them. A tenant being provisioned is not there yet; one that is
-- dismounted or deleted stays as a tombstone (mounted = false) with the version of its removal.
create or replace view catalog.mounts_v1 with (security_barrier) as
select t.uuid                                                    as tenant_uuid,
       t.tenant_id,
       (select catalog.epoch())                                  as epoch,
       m.version,
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
       case when t.environment = 'sandbox' then p.limits || p.sandbox_limits else p.limits end as limits,
       p.entitlements,
       t.plan,
       t.display_name,
       t.environment,
       t.ring,
       t.time_zone,
       t.default_company,
       t.identity_provider,
       t.allow_application_database_writes,
       t.target_release,
       exists (select from catalog.exclusive_access x where x.tenant_uuid = t.uuid) as exclusive_access,
       coalesce((select jsonb_agg(jsonb_build_object('id', k.id, 'name', k.name, 'hash', encode(k.hash, 'hex'),
                                                     'roles', k.roles, 'expiresAt', k.expires_at,
                                                     'requestsPerMinute', k.requests_per_minute))
                   from catalog.api_key k
                  where k.tenant_uuid = t.uuid and k.revoked_at is null and k.expires_at > now()), '[]') as api_keys,
       coalesce((select jsonb_agg(jsonb_build_object('id', c.id, 'name', c.name, 'subject', c.subject,
                                                     'fingerprint', encode(c.fingerprint, 'hex'),
                                                     'roles', c.roles, 'expiresAt', c.expires_at))
                   from catalog.client_certificate c
                  where c.tenant_uuid = t.uuid and c.revoked_at is null and c.expires_at > now()), '[]')
                                                                 as client_certificates,
       -- Later releases whose instances may serve the tenant although its sync is pending.
       case when t.access_while_pending
            then array(select r.number from application.release r
                        where r.state = 'published' and r.number > t.release and r.compatible_with <= t.release)
            else '{}'::integer[] end                             as compatible_releases,
       -- What is being rolled out and has reached it.
       array(select f.name from catalog.flag f
              where t.ring = any (f.rings) or t.uuid = any (f.tenants) order by f.name) as flags,
       -- When it is going to be brought to another release, if that is planned.
       (select a.opens  from catalog.planned_update a where a.tenant_uuid = t.uuid) as update_opens,
       (select a.closes from catalog.planned_update a where a.tenant_uuid = t.uuid) as update_closes,
       -- Sandboxes made beside it that are in use or on their way there.
       (select count(*) from catalog.tenant x
         where x.sandbox_of = t.uuid and x.lifecycle in ('provisioning', 'active', 'suspended')) as sandboxes
  from catalog.mount_change m
 cross join lateral (select (m.tenant).*) t
 cross join lateral (select (m.plan).*) p
 cross join lateral (select (m.server).*) s
 where t.lifecycle <> 'provisioning' or t.mounted;
