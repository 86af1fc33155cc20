-- Numbers without gaps. A number is taken by raising "last" in the transaction that uses it: the row stays
-- locked until then, so that a rollback gives the number back and nobody saw a later one. A PostgreSQL
-- sequence would lose it.

create table business.number_series (
  company_id uuid    not null default tenantry.current_company() references tenantry.company (id),
  -- The series of ledger transactions is also the lock of the company's ledger: everything that posts,
  -- opens or closes a period holds it.
  code       text    not null check (code in ('sales-order', 'invoice', 'credit-memo', 'payment', 'transaction')),
  prefix     text    not null check (prefix ~ '^([A-Za-z0-9][A-Za-z0-9._-]{0,7})?$'),
  -- Numbers are filled up with zeros to as many digits.
  digits     integer not null default 1 check (digits between 1 and 10),
  first      bigint  not null default 1 check (first > 0),
  last       bigint  not null default 0 check (last between first - 1 and 9999999999),
  version    integer not null default 0,
  primary key (company_id, code)
);
