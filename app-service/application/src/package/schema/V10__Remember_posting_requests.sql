-- What was asked for with an Idempotency-Key, so that asking again changes nothing. The row is written in
-- the transaction of the change: a second request with the key waits for the first and finds its result.

create table business.posting_request (
  company_id uuid        not null default tenantry.current_company() references tenantry.company (id),
  caller     text        not null,
  path       text        not null,
  key        text        not null check (char_length(key) between 1 and 200),
  body_hash  text        not null,
  -- What the change led to; how it reads is the application's matter.
  result     text,
  asked_at   timestamptz not null,
  primary key (company_id, caller, path, key)
);
create index posting_request_by_time on business.posting_request (company_id, asked_at);
revoke select on business.posting_request from tenantry_report;
