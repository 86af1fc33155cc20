-- Prepares a PostgreSQL server for the control plane: its login, which is no superuser, and nobody
-- else's way into the databases that every server has. Run it as a superuser in the database
-- postgres; repeating it changes nothing. The login gets its password apart from this (\password).
do $$
begin
  if not exists (select from pg_roles where rolname = 'tenantry_control_plane') then
    create role tenantry_control_plane login createdb createrole;
  end if;
end
$$;

-- Ends the sessions of a tenant that is dismounted.
grant pg_signal_backend to tenantry_control_plane;

-- Bounds the disk space of a tenant's sorts and hashes, through the roles by which its logins are made.
grant set on parameter temp_file_limit to tenantry_control_plane with grant option;

revoke all on database postgres, template1 from public;
grant connect on database postgres to tenantry_control_plane;
