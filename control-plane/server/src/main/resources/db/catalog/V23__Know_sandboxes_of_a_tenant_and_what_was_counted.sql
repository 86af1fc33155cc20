-- The environments of a customer: a production tenant and the sandboxes that say they are its own.

alter table catalog.tenant
  -- A sandbox outlives the tenant it was made beside.
  add column sandbox_of uuid references catalog.tenant (uuid) on delete set null,
  add constraint only_a_sandbox_is_of_a_tenant check (sandbox_of is null or environment = 'sandbox');

create index tenant_by_sandbox_of on catalog.tenant (sandbox_of) where sandbox_of is not null;

-- Tenants make companies by requests: whose requests are as many as when its companies were counted has made
-- none since.
alter table catalog.company_count
  -- Of the day (UTC) it was counted on and the day before; empty if that was before this column.
  add column requests bigint;
