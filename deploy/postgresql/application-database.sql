-- Opens the application database to instances, and to nobody else. Run it as a superuser in the
-- database postgres once the database tenantry is there; repeating it changes nothing. The login
-- gets its password apart from this (\password).
do $$
begin
  if not exists (select from pg_roles where rolname = 'tenantry_instances') then
    create role tenantry_instances nologin;
  end if;
  if not exists (select from pg_roles where rolname = 'tenantry_app_service') then
    create role tenantry_app_service login;
  end if;
end
$$;

-- What instances may read and call is granted to this role by the control plane's own migrations.
grant tenantry_instances to tenantry_app_service;

revoke all on database tenantry from public;
grant connect on database tenantry to tenantry_instances;
