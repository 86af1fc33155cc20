-- When tenants let themselves be updated.

create table catalog.update_window (
  tenant_uuid uuid        primary key references catalog.tenant (uuid) on delete cascade,
  -- By the clock of the tenant's time zone.
  opens       time        not null,
  hours       smallint    not null check (hours between 6 and 24),
  -- ISO 8601: 1 is Monday. On these days it opens.
  days        smallint[]  not null check (cardinality(days) > 0 and days <@ '{1,2,3,4,5,6,7}'),
  changed_at  timestamptz not null default now()
);

alter table catalog.rollout
  add column windows text not null default 'respect' check (windows in ('respect', 'ignore'));

alter table catalog.rollout_tenant
  -- Its sync does not begin earlier; null while nothing keeps it from beginning.
  add column not_before   timestamptz,
  -- When that was decided: a window changed later is looked at again.
  add column scheduled_at timestamptz;
