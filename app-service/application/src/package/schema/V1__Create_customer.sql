-- Whom a company does business with.
--
-- Lengths are repeated in the application (CustomerValues) so that a caller is told which field is too
-- long; here they are what holds. char_length counts characters, not bytes.
--
-- Columns *_key are for finding and sorting without regard to case. They are columns, because under
-- row-level security PostgreSQL uses an index only for comparisons it knows to be leakproof: "=" and "<"
-- on text are, lower() is not, so that an index on lower(number) would never be used.

create table business.customer (
  -- First in every key of a business table. It fills itself from the transaction's company, so that a
  -- statement never names it and cannot name a wrong one.
  company_id    uuid        not null default tenantry.current_company() references tenantry.company (id),
  id            uuid        not null,
  -- What people call the customer by. ASCII, so that upper and lower case mean the same everywhere, and
  -- without characters that need escaping in a URL or a file name.
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
  -- Raised by one with each change: the ETag, and the guard against a lost update.
  version       integer     not null default 0,
  primary key (company_id, id)
);
