-- What is kept of tenants that are on their way out, and of the names that tenants have given up.

-- Until when a deleted tenant can be recovered and its id stays its own; null before.
alter table catalog.tenant add column retained_until timestamptz;
alter table catalog.tenant add constraint tenant_deleted_is_retained
  check (lifecycle <> 'deleted' or retained_until is not null);
create index tenant_by_retention on catalog.tenant (retained_until) where retained_until is not null;
create index tenant_by_trial_end on catalog.tenant (trial_ends_at) where trial_ends_at is not null;

-- A name that was a tenant's. An instance that has not confirmed this version may still answer to it for
-- that tenant; until the time given nobody else gets it in any case.
create table catalog.former_name (
  kind        text        not null check (kind in ('id', 'host')),
  name        text        not null check (name = lower(name)),
  tenant_uuid uuid        not null,
  version     bigint      not null,
  kept_until  timestamptz not null,
  primary key (kind, name)
);

-- What a purge destroyed. It outlives the tenant's row, and its UUID is never a tenant's again.
create table catalog.deletion_certificate (
  tenant_uuid uuid        primary key,
  tenant_id   text        not null,
  issued_at   timestamptz not null default now(),
  issued_by   text        not null,
  reason      text,
  operation   uuid        not null,
  destroyed   jsonb       not null check (jsonb_typeof(destroyed) = 'array'),
  kept        jsonb       not null check (jsonb_typeof(kept) = 'array')
);
create trigger deletion_certificate_is_append_only before update or delete on catalog.deletion_certificate
  for each row execute function catalog.refuse_change();
create trigger deletion_certificate_is_not_truncated before truncate on catalog.deletion_certificate
  for each statement execute function catalog.refuse_change();

create function catalog.refuse_spent_uuid() returns trigger
  language plpgsql
  set search_path = pg_catalog, pg_temp
as $$
begin
  if exists (select from catalog.deletion_certificate c where c.tenant_uuid = new.uuid) then
    raise exception 'tenant % was purged', new.uuid
      using errcode = 'unique_violation', constraint = 'tenant_uuid_is_spent';
  end if;
  return new;
end
$$;
create trigger tenant_uuid_is_spent before insert on catalog.tenant
  for each row execute function catalog.refuse_spent_uuid();

-- Somebody has the tenant to himself: instances refuse it until the ticket is given back or has expired.
create table catalog.exclusive_access (
  tenant_uuid uuid        primary key references catalog.tenant (uuid) on delete cascade,
  ticket      uuid        not null unique,
  holder      text        not null,
  acquired_at timestamptz not null default now(),
  expires_at  timestamptz not null
);
create index exclusive_access_by_end on catalog.exclusive_access (expires_at);
