-- Who works in the tenant, and what each of them may do.
--
-- These rows are the tenant's, not a company's, so no wall between companies stands around them; what an
-- assignment reaches is said by its company_id. Reports have no business here: their login is granted nothing.

create table tenantry.tenant_user (
  id            uuid        primary key,
  -- As the access token names the person, letter case included: the tenant's issuer vouches for it.
  name          text        not null check (char_length(name) between 1 and 200 and name = btrim(name)),
  display_name  text        check (char_length(display_name) between 1 and 200),
  disabled      boolean     not null default false,
  expires_at    timestamptz,
  registered_at timestamptz not null,
  registered_by text        not null check (char_length(registered_by) between 1 and 200),
  version       integer     not null default 0
);
create unique index tenant_user_name_is_unique on tenantry.tenant_user (name);

-- Sets of scope tenant. Those of scope application are published centrally, those of scope system are part
-- of the application itself.
create table tenantry.permission_set (
  id          uuid        primary key,
  name        text        not null check (name ~ '^[a-z0-9][a-z0-9-]{0,61}$'),
  title       text        not null check (char_length(title) between 1 and 200),
  permissions text[]      not null check (cardinality(permissions) between 1 and 500),
  created_at  timestamptz not null,
  updated_at  timestamptz not null,
  version     integer     not null default 0
);
alter table tenantry.permission_set add constraint permission_set_name_is_unique unique (name);

create table tenantry.permission_assignment (
  id             uuid primary key,
  user_id        uuid not null references tenantry.tenant_user (id) on delete cascade,
  scope          text not null check (scope in ('system', 'application', 'tenant')),
  permission_set text not null check (char_length(permission_set) between 1 and 62),
  -- null: in every company, those to come included
  company_id     uuid references tenantry.company (id) on delete cascade,
  -- A set of the tenant that somebody has is not deleted.
  tenant_set     text generated always as (case when scope = 'tenant' then permission_set end) stored
                 references tenantry.permission_set (name),
  assigned_at    timestamptz not null,
  assigned_by    text not null check (char_length(assigned_by) between 1 and 200)
);
create unique index permission_assignment_is_unique
  on tenantry.permission_assignment (user_id, scope, permission_set, company_id) nulls not distinct;
create index permission_assignment_by_company on tenantry.permission_assignment (company_id);
create index permission_assignment_by_set on tenantry.permission_assignment (tenant_set);

-- What becomes of somebody who signs in for the first time.
create table tenantry.access_setting (
  singleton             boolean primary key default true check (singleton),
  -- Whether only those are let in whom an administrator has registered before.
  registered_users_only boolean not null default false,
  usual_scope           text    not null default 'system' check (usual_scope in ('system', 'application', 'tenant')),
  usual_set             text    not null default 'business' check (char_length(usual_set) between 1 and 62),
  version               integer not null default 0
);
insert into tenantry.access_setting default values;

-- Who changed what of the above: added to, never changed.
create table tenantry.access_change (
  number  bigint      generated always as identity primary key,
  at      timestamptz not null,
  by      text        not null check (char_length(by) between 1 and 200),
  action  text        not null check (char_length(action) between 1 and 100),
  subject text        not null check (char_length(subject) between 1 and 200),
  detail  jsonb       not null default '{}'
);

grant select, insert, update on tenantry.tenant_user to tenantry_app;
grant select, insert, update, delete on tenantry.permission_set to tenantry_app;
grant select, insert, delete on tenantry.permission_assignment to tenantry_app;
grant select, update on tenantry.access_setting to tenantry_app;
grant select, insert on tenantry.access_change to tenantry_app;
