-- What the platform itself keeps in every tenant database: whose it is, and its companies.
-- Run as tenantry_owner, before the scripts of the release package, which own schema business.

-- Flyway makes this one for its history.
create schema if not exists tenantry;
create schema business;

-- One row: whose database this is. Written by the control plane, checked on every new connection.
create table tenantry.stamp (
  singleton   boolean     primary key default true check (singleton),
  tenant_uuid uuid        not null,
  tenant_id   text        not null,
  incarnation integer     not null check (incarnation > 0),
  release     integer     not null check (release > 0),
  stamped_at  timestamptz not null default now()
);

create table tenantry.company (
  id           uuid        primary key,
  name         text        not null check (char_length(name) between 1 and 100 and name = btrim(name)),
  display_name text        not null check (char_length(display_name) between 1 and 200),
  created_at   timestamptz not null default now(),
  version      integer     not null default 0
);
create unique index company_name_is_unique on tenantry.company (lower(name));

-- The company of the running transaction, set by SET LOCAL; NULL when there is none, and then every
-- policy refuses every row. After a transaction the setting is '' and not NULL.
create function tenantry.current_company() returns uuid
  language sql stable parallel safe
as $$
  select nullif(current_setting('tenantry.company', true), '')::uuid
$$;

grant usage on schema tenantry, business to tenantry_app, tenantry_report;
grant select on tenantry.stamp, tenantry.company to tenantry_app, tenantry_report;
grant insert, update, delete on tenantry.company to tenantry_app;
grant execute on function tenantry.current_company() to tenantry_app, tenantry_report;

alter default privileges in schema business grant select, insert, update, delete on tables to tenantry_app;
alter default privileges in schema business grant select on tables to tenantry_report;
alter default privileges in schema business grant usage on sequences to tenantry_app;
alter default privileges revoke execute on functions from public;
