-- The catalog: who the tenants are, where their databases stand, and in which state they are.
-- Everything here belongs to the control plane. Instances see only the views of V4.

create schema if not exists catalog;

-- One number for every change that an instance must learn of. It is taken by an UPDATE in the changing
-- transaction, so that commit order is version order; a sequence would let a slow transaction commit 1
-- after a reader has already seen 2.
create table catalog.version (
  number    bigint  not null check (number > 0),
  singleton boolean primary key default true check (singleton)
);
insert into catalog.version (number) values (1);

create function catalog.next_version() returns bigint
  language plpgsql
  set search_path = pg_catalog, pg_temp
as $$
declare
  taken bigint;
begin
  update catalog.version set number = number + 1 returning number into taken;
  -- A hint, delivered at commit; an instance reads the rows and never trusts the payload.
  perform pg_notify('tenantry_catalog', taken::text);
  return taken;
end
$$;

-- (system identifier, timeline): another value means another history, so numbers cannot be compared.
create function catalog.epoch() returns text
  language sql stable
  set search_path = pg_catalog, pg_temp
as $$
  select s.system_identifier || '/' || c.timeline_id from pg_control_system() s, pg_control_checkpoint() c
$$;

create table catalog.plan (
  name         text   primary key check (name ~ '^[a-z0-9][a-z0-9-]{0,61}$'),
  limits       jsonb  not null default '{}' check (jsonb_typeof(limits) = 'object'),
  entitlements text[] not null default '{}',
  version      bigint not null default 1
);
insert into catalog.plan (name, limits) values
  ('standard', '{"connections": 4, "companies": 50}'),
  ('trial',    '{"connections": 2, "companies": 3}');

create table catalog.database_server (
  id                   text        primary key check (id ~ '^[a-z0-9][a-z0-9-]{0,61}$'),
  region               text        not null,
  labels               jsonb       not null default '{}' check (jsonb_typeof(labels) = 'object'),
  -- host:port[,host:port]; of several the primary is chosen. It becomes part of a JDBC URL, in which a
  -- question mark or a slash would bring driver properties along.
  address              text        not null check (address ~ '^[A-Za-z0-9.:,_\[\]-]+$'),
  maintenance_database text        not null default 'postgres',
  ssl_mode             text        not null default 'verify-full' check (ssl_mode in ('disable', 'require', 'verify-ca', 'verify-full')),
  ca_certificate       text,
  admin_login          text        not null,
  admin_secret         bytea       not null,
  capacity             integer     not null check (capacity >= 0),
  -- Tenants placed here, those being provisioned included. Raised by the placing transaction.
  placed               integer     not null default 0,
  connection_budget    integer     not null check (connection_budget > 0),
  -- Tenants are placed on active servers only.
  state                text        not null default 'registering' check (state in ('registering', 'active', 'draining', 'retired')),
  -- Hardenings the server refused at registration, as [{code, detail}].
  findings             jsonb       not null default '[]' check (jsonb_typeof(findings) = 'array'),
  registered_at        timestamptz not null default now(),
  version              bigint      not null,
  constraint database_server_capacity check (placed between 0 and capacity)
);

create table catalog.tenant (
  uuid                  uuid        primary key,
  tenant_id             text        not null
    constraint tenant_id_grammar check (tenant_id ~ '^[A-Za-z0-9]([A-Za-z0-9-]{0,60}[A-Za-z0-9])?$'),
  display_name          text        not null check (char_length(display_name) between 1 and 200),
  environment           text        not null default 'production' check (environment in ('production', 'sandbox')),
  ring                  text        not null default 'all' check (ring ~ '^[a-z0-9][a-z0-9-]{0,61}$'),
  plan                  text        not null references catalog.plan (name),
  time_zone             text        not null default 'UTC',
  default_company       text,
  identity_provider     jsonb       check (jsonb_typeof(identity_provider) = 'object'),
  allow_application_database_writes boolean not null default false,
  trial_ends_at         timestamptz,

  lifecycle             text        not null check (lifecycle in
    ('provisioning', 'active', 'suspended', 'deleted', 'purging', 'purged', 'failed')),
  schema_state          text        not null check (schema_state in ('current', 'pending', 'syncing', 'failed', 'ahead')),
  mounted               boolean     not null default false,
  since                 timestamptz not null default now(),
  reasons               text[]      not null default '{}',

  database_server       text        not null references catalog.database_server (id),
  -- By UUID, never by tenant id: pg_database is readable by every role.
  database_name         text        not null,
  release               integer     not null check (release > 0),
  incarnation           integer     not null default 1 check (incarnation > 0),
  app_login             text        not null,
  app_secret            bytea,
  report_login          text        not null,
  report_secret         bytea,
  migrate_login         text        not null,
  migrate_secret        bytea,

  created_at            timestamptz not null default now(),
  -- The catalog version of the last change: what an instance reads on from, and the ETag of the tenant.
  version               bigint      not null
);
-- A purged tenant's id is free again once its cool-down has ended and its row is gone.
create unique index tenant_id_is_unique on catalog.tenant (lower(tenant_id));
-- A database holds one tenant.
create unique index tenant_database_is_unique on catalog.tenant (database_server, database_name);
create index tenant_by_version on catalog.tenant (version);
create index tenant_by_server on catalog.tenant (database_server);
create index tenant_by_created on catalog.tenant (created_at, uuid);

create table catalog.host_name (
  -- Lower case, ASCII (IDN in its xn-- form), no port, no trailing dot.
  host        text        primary key check (host = lower(host) and host ~ '^[a-z0-9.-]{1,253}$'),
  tenant_uuid uuid        not null references catalog.tenant (uuid) on delete cascade,
  added_at    timestamptz not null default now()
);
create index host_name_by_tenant on catalog.host_name (tenant_uuid);
