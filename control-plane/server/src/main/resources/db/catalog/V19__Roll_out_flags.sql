-- Something new that reaches tenants ring by ring, or one by one. What a tenant may use because it was bought is
-- an entitlement of its plan.
create table catalog.flag (
  name        text    primary key check (name ~ '^[a-z0-9][a-z0-9-]{0,61}$'),
  description text    not null,
  rings       text[]  not null,
  tenants     uuid[]  not null,
  -- That of the last change, which every tenant it gave the flag to or took it from carries as well.
  version     bigint  not null
);

-- Rollouts are looked at whenever a sync ends: which syncs run is found without reading all of a rollout's tenants.
create index rollout_tenant_running on catalog.rollout_tenant (rollout_id) where status = 'running';
