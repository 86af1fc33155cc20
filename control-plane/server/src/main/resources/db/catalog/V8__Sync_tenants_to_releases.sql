-- Bringing tenants to a release: where each is going, what lies between two releases, and rollouts.

alter table catalog.tenant
  -- The release that the running sync leads to; null while none runs. An instance that can serve both this
  -- and the present release goes on serving the tenant meanwhile.
  add column target_release integer check (target_release > 0);

-- What the scripts between two releases do to a schema: found out once by trying, then true for ever,
-- because releases never change.
create table application.release_change (
  from_release integer     not null references application.release (number),
  to_release   integer     not null references application.release (number),
  changes      jsonb       not null,
  found_at     timestamptz not null default now(),
  primary key (from_release, to_release),
  check (from_release < to_release)
);

-- Many tenants brought to one release.
create table catalog.rollout (
  id                  uuid        primary key,
  release             integer     not null references application.release (number),
  mode                text        not null check (mode in ('check', 'sync', 'force')),
  -- In the order in which they get their turn.
  rings               text[]      not null check (cardinality(rings) > 0),
  -- Most syncs at a time on one database server.
  parallelism         integer     not null check (parallelism between 1 and 64),
  halt_after_failures integer     not null check (halt_after_failures > 0),
  -- Failures that were there when somebody resumed it all the same.
  tolerated_failures  integer     not null default 0,
  status              text        not null check (status in
    ('running', 'paused', 'halted', 'succeeded', 'failed', 'canceled')),
  created_by          text        not null,
  created_at          timestamptz not null default now(),
  finished_at         timestamptz,
  reason              text,
  constraint rollout_ends_once check ((finished_at is null) = (status in ('running', 'paused', 'halted')))
);
create index rollout_by_created on catalog.rollout (created_at, id);
create index rollout_under_way on catalog.rollout (id) where status = 'running';

create table catalog.rollout_tenant (
  rollout_id      uuid    not null references catalog.rollout (id) on delete cascade,
  -- No foreign key: the record outlives its tenant.
  tenant_uuid     uuid    not null,
  tenant_id       text    not null,
  database_server text    not null,
  -- Position of its ring in the rollout, from 1.
  wave            integer not null,
  ring            text    not null,
  from_release    integer not null,
  status          text    not null check (status in
    ('waiting', 'running', 'succeeded', 'unchanged', 'failed', 'skipped')),
  operation_id    uuid,
  error           jsonb,
  finished_at     timestamptz,
  primary key (rollout_id, tenant_uuid)
);
create index rollout_tenant_by_turn on catalog.rollout_tenant (rollout_id, status, wave, tenant_id);

-- What the last look at a tenant's schema found: whether it is still the one of its release.
create table catalog.schema_check (
  tenant_uuid   uuid        primary key references catalog.tenant (uuid) on delete cascade,
  release       integer     not null,
  -- SHA-256 over the schema of the release's template, and over that of the tenant's database.
  expected      text        not null,
  found         text        not null,
  checked_at    timestamptz not null default now(),
  drifted_since timestamptz
);
create index schema_check_by_age on catalog.schema_check (checked_at);
