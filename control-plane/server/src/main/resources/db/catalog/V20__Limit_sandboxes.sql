-- A sandbox is there to try things in, and should take nothing from production: a plan may give it less. What
-- a plan does not say of sandboxes is as it is in production.
alter table catalog.plan
  add column sandbox_limits jsonb not null default '{}' check (jsonb_typeof(sandbox_limits) = 'object');

-- Of the plans that come with the product; one that somebody has changed is his.
update catalog.plan set sandbox_limits = '{"connections": 2, "companies": 5}', version = catalog.next_version()
 where name = 'standard' and limits = '{"connections": 4, "companies": 50}';
update catalog.plan set sandbox_limits = '{"connections": 1}', version = catalog.next_version()
 where name = 'trial' and limits = '{"connections": 2, "companies": 3}';
