-- A key of a program may have a quota of its own below the plan's: one that runs wild then stops itself and
-- not its tenant. Null: only the plan counts.
alter table catalog.api_key
  add column requests_per_minute integer check (requests_per_minute between 1 and 1000000);
