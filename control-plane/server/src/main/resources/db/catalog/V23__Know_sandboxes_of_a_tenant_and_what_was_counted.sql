-- Tenants make companies by requests: whose requests are as many as when its companies were counted has made
-- none since.
alter table catalog.company_count
  -- Of the day (UTC) it was counted on and the day before; empty if that was before this column.
  add column requests bigint;
