-- Buffer tenants: a database and its logins, made before anybody asks for a tenant. Nothing of them is in
-- catalog.tenant, so no instance knows of one; their databases are unstamped and closed to every login.
-- A new tenant takes over the UUID, because database and logins are named by it.
create table catalog.buffer_tenant (
  uuid            uuid        primary key,
  -- Its place on the server is taken like that of a tenant, and goes over to the tenant.
  database_server text        not null references catalog.database_server (id),
  release         integer     not null check (release > 0),
  app_secret      bytea,
  report_secret   bytea,
  migrate_secret  bytea,
  state           text        not null default 'preparing' check (state in ('preparing', 'ready', 'discarding')),
  created_at      timestamptz not null default now()
);
create index buffer_tenant_by_server on catalog.buffer_tenant (database_server, release, state);
