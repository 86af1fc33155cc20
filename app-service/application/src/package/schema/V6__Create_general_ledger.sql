-- The general ledger: double entry. An amount is positive on the debit side and negative on the credit
-- side; a transaction's entries sum up to zero.

create table business.account (
  company_id uuid        not null default tenantry.current_company() references tenantry.company (id),
  id         uuid        not null,
  number     text        not null check (number ~ '^[A-Za-z0-9][A-Za-z0-9._-]{0,19}$'),
  number_key text        not null generated always as (lower(number)) stored,
  name       text        not null check (char_length(name) between 1 and 100),
  name_key   text        not null generated always as (lower(name)) stored,
  category   text        not null check (category in ('asset', 'liability', 'equity', 'income', 'expense')),
  -- What documents post to; one account for each.
  purpose    text        check (purpose in ('receivables', 'sales', 'bank')),
  created_at timestamptz not null,
  updated_at timestamptz not null,
  version    integer     not null default 0,
  primary key (company_id, id),
  constraint account_number_is_unique unique (company_id, number_key),
  constraint account_purpose_is_unique unique (company_id, purpose)
);
create index account_by_name on business.account (company_id, name_key, id);

-- A calendar month in which nothing can be posted (any more). A month without a row is open.
create table business.posting_period (
  company_id uuid        not null default tenantry.current_company() references tenantry.company (id),
  starts_on  date        not null check (extract(day from starts_on) = 1),
  closed     boolean     not null,
  changed_at timestamptz not null,
  changed_by text        not null,
  primary key (company_id, starts_on)
);

create table business.ledger_transaction (
  company_id      uuid        not null default tenantry.current_company() references tenantry.company (id),
  number          bigint      not null check (number > 0),
  kind            text        not null check (kind in ('journal', 'invoice', 'credit-memo', 'payment', 'reversal')),
  posting_date    date        not null,
  -- Of the invoice, credit memo or payment.
  document_number text,
  description     text        not null check (char_length(description) between 1 and 200),
  -- The transaction that this one takes back.
  reverses        bigint,
  posted_at       timestamptz not null,
  posted_by       text        not null check (char_length(posted_by) between 1 and 200),
  primary key (company_id, number),
  constraint transaction_is_reversed_once unique (company_id, reverses),
  foreign key (company_id, reverses) references business.ledger_transaction (company_id, number),
  check ((kind = 'reversal') = (reverses is not null))
);
create index ledger_transaction_by_date on business.ledger_transaction (company_id, posting_date);

create table business.ledger_entry (
  company_id         uuid          not null default tenantry.current_company(),
  transaction_number bigint        not null,
  line               integer       not null check (line > 0),
  account_id         uuid          not null,
  amount             numeric(18,2) not null check (amount <> 0),
  primary key (company_id, transaction_number, line),
  foreign key (company_id, transaction_number) references business.ledger_transaction (company_id, number),
  foreign key (company_id, account_id) references business.account (company_id, id)
);
create index ledger_entry_by_account on business.ledger_entry (company_id, account_id);

-- Looked at when the database transaction ends. Entries that the session may not see count as missing, so
-- that a change of company in between is no way around.
create function business.require_balance() returns trigger
  language plpgsql
  set search_path = pg_catalog
as $$
declare
  total   numeric;
  entries bigint;
  subject bigint := case tg_table_name when 'ledger_transaction' then (to_jsonb(new) ->> 'number')::bigint
                                       else (to_jsonb(new) ->> 'transaction_number')::bigint end;
begin
  select sum(amount), count(*) into total, entries
    from business.ledger_entry
   where company_id = new.company_id and transaction_number = subject;
  if entries < 2 or total <> 0 then
    raise exception 'ledger transaction % is not balanced', subject
      using errcode = 'check_violation', constraint = 'ledger_transaction_is_balanced';
  end if;
  return null;
end
$$;

create constraint trigger ledger_transaction_is_balanced
  after insert on business.ledger_transaction deferrable initially deferred
  for each row execute function business.require_balance();
create constraint trigger ledger_entry_is_balanced
  after insert on business.ledger_entry deferrable initially deferred
  for each row execute function business.require_balance();

create function business.require_open_period() returns trigger
  language plpgsql
  set search_path = pg_catalog
as $$
begin
  if exists (select from business.posting_period
              where company_id = new.company_id and closed
                and starts_on = date_trunc('month', new.posting_date)::date) then
    raise exception 'the posting period of % is closed', new.posting_date
      using errcode = 'check_violation', constraint = 'posting_period_is_open';
  end if;
  return new;
end
$$;

create trigger ledger_transaction_is_in_an_open_period
  before insert on business.ledger_transaction
  for each row execute function business.require_open_period();
