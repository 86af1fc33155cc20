-- What a customer has ordered. An order can be changed until it is posted; then its invoice is what counts.

create table business.sales_order (
  company_id   uuid        not null default tenantry.current_company() references tenantry.company (id),
  id           uuid        not null,
  number       text        not null check (number ~ '^[A-Za-z0-9][A-Za-z0-9._-]{0,19}$'),
  number_key   text        not null generated always as (lower(number)) stored,
  customer_id  uuid        not null,
  order_date   date        not null,
  -- Days from the posting date to the due date of the invoice.
  payment_days integer     not null default 30 check (payment_days between 0 and 365),
  -- What the customer calls it.
  reference    text        check (char_length(reference) between 1 and 100),
  posted       boolean     not null default false,
  created_at   timestamptz not null,
  updated_at   timestamptz not null,
  version      integer     not null default 0,
  primary key (company_id, id),
  constraint sales_order_number_is_unique unique (company_id, number_key),
  foreign key (company_id, customer_id) references business.customer (company_id, id)
);
create index sales_order_by_customer on business.sales_order (company_id, customer_id);
create index sales_order_by_date on business.sales_order (company_id, order_date, id);

create table business.sales_order_line (
  company_id  uuid          not null default tenantry.current_company(),
  order_id    uuid          not null,
  line        integer       not null check (line between 1 and 10000),
  item_id     uuid          not null,
  description text          not null check (char_length(description) between 1 and 100),
  quantity    numeric(15,4) not null check (quantity > 0),
  unit_price  numeric(15,4) not null check (unit_price >= 0),
  -- As a fraction: 0.15 is 15 percent.
  discount    numeric(5,4)  not null default 0 check (discount between 0 and 1),
  -- Each line is rounded to cents, half a cent up; a document is the sum of its rounded lines.
  net_amount  numeric(18,2) not null generated always as (round(quantity * unit_price * (1 - discount), 2)) stored,
  primary key (company_id, order_id, line),
  foreign key (company_id, order_id) references business.sales_order (company_id, id) on delete cascade,
  foreign key (company_id, item_id) references business.item (company_id, id)
);
create index sales_order_line_by_item on business.sales_order_line (company_id, item_id);
