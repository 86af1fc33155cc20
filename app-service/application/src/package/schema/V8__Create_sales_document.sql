-- Posted invoices and credit memos. They keep what was true when they were posted: name and address of
-- the customer, number and description of the items. Both have positive amounts; a credit memo takes away.

create table business.sales_document (
  company_id         uuid          not null default tenantry.current_company() references tenantry.company (id),
  id                 uuid          not null,
  kind               text          not null check (kind in ('invoice', 'credit-memo')),
  number             text          not null,
  number_key         text          not null generated always as (lower(number)) stored,
  customer_id        uuid          not null,
  customer_number    text          not null,
  customer_name      text          not null,
  name_key           text          not null generated always as (lower(customer_name)) stored,
  address            text,
  city               text,
  region             text,
  postal_code        text,
  country            text,
  -- Of an invoice: the order it was made from.
  order_id           uuid,
  order_number       text,
  -- Of a credit memo: the invoice it corrects.
  corrects           uuid,
  posting_date       date          not null,
  due_date           date          not null check (due_date >= posting_date),
  net_amount         numeric(18,2) not null check (net_amount >= 0),
  transaction_number bigint        not null,
  posted_at          timestamptz   not null,
  posted_by          text          not null,
  primary key (company_id, id),
  constraint sales_document_number_is_unique unique (company_id, kind, number_key),
  constraint sales_order_is_invoiced_once unique (company_id, order_id),
  foreign key (company_id, customer_id) references business.customer (company_id, id),
  foreign key (company_id, order_id) references business.sales_order (company_id, id),
  foreign key (company_id, corrects) references business.sales_document (company_id, id),
  foreign key (company_id, transaction_number) references business.ledger_transaction (company_id, number),
  check ((kind = 'credit-memo') = (corrects is not null))
);
create index sales_document_by_customer on business.sales_document (company_id, customer_id);
create index sales_document_by_date on business.sales_document (company_id, kind, posting_date, id);
create index sales_document_by_corrected on business.sales_document (company_id, corrects);
create index sales_document_by_transaction on business.sales_document (company_id, transaction_number);

create table business.sales_document_line (
  company_id    uuid          not null default tenantry.current_company(),
  document_id   uuid          not null,
  line          integer       not null check (line > 0),
  -- Of a credit memo: the line of the invoice.
  corrects_line integer,
  item_id       uuid          not null,
  item_number   text          not null,
  description   text          not null,
  quantity      numeric(15,4) not null check (quantity > 0),
  unit_price    numeric(15,4) not null check (unit_price >= 0),
  discount      numeric(5,4)  not null check (discount between 0 and 1),
  net_amount    numeric(18,2) not null check (net_amount >= 0),
  primary key (company_id, document_id, line),
  foreign key (company_id, document_id) references business.sales_document (company_id, id),
  foreign key (company_id, item_id) references business.item (company_id, id)
);
create index sales_document_line_by_item on business.sales_document_line (company_id, item_id);
