-- What customers owe. Every posted invoice, credit memo, payment and reversal of a payment is one entry; an
-- entry that is not settled is also in open_customer_entry, with what remains of it. The sum of what
-- remains is the balance of the account for receivables.

create table business.customer_entry (
  company_id         uuid          not null default tenantry.current_company(),
  transaction_number bigint        not null,
  customer_id        uuid          not null,
  kind               text          not null check (kind in ('invoice', 'credit-memo', 'payment', 'reversal')),
  document_number    text          not null,
  posting_date       date          not null,
  due_date           date          not null,
  -- Positive: the customer owes it. Negative: the customer paid it, or was credited.
  amount             numeric(18,2) not null,
  primary key (company_id, transaction_number),
  foreign key (company_id, transaction_number) references business.ledger_transaction (company_id, number),
  foreign key (company_id, customer_id) references business.customer (company_id, id)
);
create index customer_entry_by_customer on business.customer_entry (company_id, customer_id);
create index customer_entry_by_document on business.customer_entry (company_id, document_number);

create table business.open_customer_entry (
  company_id         uuid          not null default tenantry.current_company(),
  transaction_number bigint        not null,
  customer_id        uuid          not null,
  due_date           date          not null,
  -- Of the sign of the entry, and never more than it.
  remaining          numeric(18,2) not null check (remaining <> 0),
  primary key (company_id, transaction_number),
  foreign key (company_id, transaction_number) references business.customer_entry (company_id, transaction_number)
);
create index open_customer_entry_by_customer on business.open_customer_entry (company_id, customer_id, due_date);

-- That part of a payment or credit memo settled part of an invoice; negative where that is taken back.
create table business.customer_application (
  company_id  uuid          not null default tenantry.current_company(),
  id          uuid          not null,
  credit      bigint        not null,
  debit       bigint        not null,
  amount      numeric(18,2) not null check (amount <> 0),
  applied_at  timestamptz   not null,
  applied_by  text          not null,
  primary key (company_id, id),
  foreign key (company_id, credit) references business.customer_entry (company_id, transaction_number),
  foreign key (company_id, debit) references business.customer_entry (company_id, transaction_number)
);
create index customer_application_by_credit on business.customer_application (company_id, credit);
create index customer_application_by_debit on business.customer_application (company_id, debit);

create table business.payment (
  company_id         uuid          not null default tenantry.current_company() references tenantry.company (id),
  id                 uuid          not null,
  number             text          not null,
  number_key         text          not null generated always as (lower(number)) stored,
  customer_id        uuid          not null,
  customer_number    text          not null,
  customer_name      text          not null,
  name_key           text          not null generated always as (lower(customer_name)) stored,
  posting_date       date          not null,
  amount             numeric(18,2) not null check (amount > 0),
  description        text          check (char_length(description) between 1 and 200),
  transaction_number bigint        not null,
  posted_at          timestamptz   not null,
  posted_by          text          not null,
  primary key (company_id, id),
  constraint payment_number_is_unique unique (company_id, number_key),
  foreign key (company_id, customer_id) references business.customer (company_id, id),
  foreign key (company_id, transaction_number) references business.ledger_transaction (company_id, number)
);
create index payment_by_customer on business.payment (company_id, customer_id);
create index payment_by_date on business.payment (company_id, posting_date, id);
create index payment_by_transaction on business.payment (company_id, transaction_number);
