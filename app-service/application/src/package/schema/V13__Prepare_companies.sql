-- A company begins with number series and a small chart of accounts, whoever creates it.

create function business.prepare_company(company uuid) returns void
  language plpgsql
  security definer
  set search_path = pg_catalog
as $$
declare
  before text := current_setting('tenantry.company', true);
begin
  perform set_config('tenantry.company', company::text, true);
  insert into business.number_series (company_id, code, prefix, digits)
  values (company, 'sales-order', 'SO-', 5),
         (company, 'invoice', 'INV-', 5),
         (company, 'credit-memo', 'CM-', 5),
         (company, 'payment', 'PAY-', 5),
         (company, 'transaction', '', 1);
  insert into business.account (company_id, id, number, name, category, purpose, created_at, updated_at)
  select company, gen_random_uuid(), number, name, category, purpose, now(), now()
    from (values ('1000', 'Bank', 'asset', 'bank'),
                 ('1200', 'Receivables', 'asset', 'receivables'),
                 ('1400', 'Inventory', 'asset', null),
                 ('2000', 'Payables', 'liability', null),
                 ('3000', 'Equity', 'equity', null),
                 ('4000', 'Sales', 'income', 'sales'),
                 ('5000', 'Cost of goods sold', 'expense', null),
                 ('6000', 'Operating expenses', 'expense', null)) as chart (number, name, category, purpose);
  perform set_config('tenantry.company', coalesce(before, ''), true);
end
$$;

create function business.prepare_new_company() returns trigger
  language plpgsql
  security definer
  set search_path = pg_catalog
as $$
begin
  perform business.prepare_company(new.id);
  return null;
end
$$;

create trigger company_is_prepared after insert on tenantry.company
  for each row execute function business.prepare_new_company();

select business.prepare_company(id) from tenantry.company;
