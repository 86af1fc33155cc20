-- Data upgrades: a sync may be stopped until it is decided, and may rest between schema and data.

alter table catalog.operation
  -- Its effect is there for good: a cancellation comes too late.
  add column decided boolean not null default false;

alter table catalog.tenant
  -- Where the schema is while the data of companies is still on the way to it; null: where the tenant is.
  add column schema_release integer check (schema_release > 0);

-- Access while a sync is pending: the tenant wants it, and the release of the instance can bear it.

alter table catalog.tenant
  add column access_while_pending boolean not null default false;

alter table application.release
  -- The earliest release whose tenants the instances of this one can serve if need be; null: none is declared.
  add column compatible_with integer check (compatible_with > 0 and compatible_with < number),
  -- Catalog version at which it was published.
  add column version bigint;
