-- Both work on everything a company has. Tables are listed so that none is met before what it refers to;
-- a test compares the list with the schema.

create function business.tables_of_companies() returns text[]
  language sql immutable
as $$
  select array['customer', 'vendor', 'item', 'number_series', 'account', 'posting_period', 'ledger_transaction',
               'ledger_entry', 'sales_order', 'sales_order_line', 'sales_document', 'sales_document_line',
               'customer_entry', 'open_customer_entry', 'customer_application', 'payment', 'posting_request']
$$;

-- Ids stay: they are unique within a company. The target exists already, with nothing but what every new
-- company has.
create function tenantry.copy_company(source uuid, target uuid) returns void
  language plpgsql
  security definer
  set search_path = pg_catalog
as $$
declare
  copied  text;
  columns text;
begin
  perform set_config('tenantry.company', target::text, true), set_config('tenantry.second_company', source::text, true);
  delete from business.number_series where company_id = target;
  delete from business.account where company_id = target;
  foreach copied in array business.tables_of_companies() loop
    -- Requests are remembered for those who asked; what was posted in a period that is closed now is let in.
    continue when copied in ('posting_request', 'posting_period');
    select string_agg(quote_ident(attname), ', ' order by attnum) into columns
      from pg_attribute
     where attrelid = format('business.%I', copied)::regclass
       and attnum > 0 and not attisdropped and attgenerated = '' and attname <> 'company_id';
    execute format('insert into business.%1$I (company_id, %2$s)
                    select $1, %2$s from business.%1$I where company_id = $2', copied, columns)
      using target, source;
  end loop;
  insert into business.posting_period (company_id, starts_on, closed, changed_at, changed_by)
  select target, starts_on, closed, changed_at, changed_by from business.posting_period where company_id = source;
  set constraints all immediate;
  set constraints all deferred;
  perform set_config('tenantry.second_company', '', true);
end
$$;

create function tenantry.delete_company(company uuid) returns void
  language plpgsql
  security definer
  set search_path = pg_catalog
as $$
declare
  tables text[] := business.tables_of_companies();
begin
  perform set_config('tenantry.company', company::text, true), set_config('tenantry.deleted_company', company::text, true);
  for i in reverse cardinality(tables)..1 loop
    execute format('delete from business.%I where company_id = $1', tables[i]) using company;
  end loop;
  delete from tenantry.company where company.id = delete_company.company;
  perform set_config('tenantry.deleted_company', '', true);
end
$$;

grant execute on function business.tables_of_companies(), tenantry.copy_company(uuid, uuid), tenantry.delete_company(uuid)
  to tenantry_app;
