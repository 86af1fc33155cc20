-- People are told before their tenant is updated: when the window opens and closes in which it is going to be.

alter table catalog.rollout_tenant
  -- The opening of the tenant's window in which its sync is to be; null without a window.
  add column window_opens  timestamptz,
  add column window_closes timestamptz;

create index rollout_tenant_in_window on catalog.rollout_tenant (tenant_uuid)
 where window_closes is not null and status in ('waiting', 'running');

-- What instances are told of it.
create table catalog.planned_update (
  tenant_uuid uuid        primary key references catalog.tenant (uuid) on delete cascade,
  opens       timestamptz not null,
  closes      timestamptz not null check (closes > opens)
);
