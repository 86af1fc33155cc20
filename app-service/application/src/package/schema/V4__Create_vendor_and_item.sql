-- Whom a company buys from, and what it sells. Shaped like business.customer: see there for the keys in
-- lower case, the company that fills itself and the version.

create table business.vendor (
  company_id    uuid        not null default tenantry.current_company() references tenantry.company (id),
  id            uuid        not null,
  number        text        not null check (number ~ '^[A-Za-z0-9][A-Za-z0-9._-]{0,19}$'),
  number_key    text        not null generated always as (lower(number)) stored,
  name          text        not null check (char_length(name) between 1 and 100),
  name_key      text        not null generated always as (lower(name)) stored,
  contact_name  text        check (char_length(contact_name) between 1 and 100),
  contact_title text        check (char_length(contact_title) between 1 and 100),
  address       text        check (char_length(address) between 1 and 200),
  city          text        check (char_length(city) between 1 and 100),
  region        text        check (char_length(region) between 1 and 100),
  postal_code   text        check (char_length(postal_code) between 1 and 20),
  country       text        check (char_length(country) between 1 and 100),
  phone         text        check (char_length(phone) between 1 and 50),
  fax           text        check (char_length(fax) between 1 and 50),
  created_at    timestamptz not null,
  updated_at    timestamptz not null,
  version       integer     not null default 0,
  primary key (company_id, id),
  constraint vendor_number_is_unique unique (company_id, number_key)
);
create index vendor_by_name on business.vendor (company_id, name_key, id);

create table business.item (
  company_id    uuid          not null default tenantry.current_company() references tenantry.company (id),
  id            uuid          not null,
  number        text          not null check (number ~ '^[A-Za-z0-9][A-Za-z0-9._-]{0,19}$'),
  number_key    text          not null generated always as (lower(number)) stored,
  name          text          not null check (char_length(name) between 1 and 100),
  name_key      text          not null generated always as (lower(name)) stored,
  unit          text          check (char_length(unit) between 1 and 50),
  category      text          check (char_length(category) between 1 and 100),
  -- What an order line takes when it names no price.
  unit_price    numeric(15,4) not null default 0 check (unit_price >= 0),
  -- For people: such an item can still be sold, and old orders of it still be brought in.
  discontinued  boolean       not null default false,
  created_at    timestamptz   not null,
  updated_at    timestamptz   not null,
  version       integer       not null default 0,
  primary key (company_id, id),
  constraint item_number_is_unique unique (company_id, number_key)
);
create index item_by_name on business.item (company_id, name_key, id);
