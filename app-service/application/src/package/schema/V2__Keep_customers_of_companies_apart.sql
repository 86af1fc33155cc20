-- A forgotten WHERE must not cross companies: PostgreSQL adds the condition to every statement of the
-- tenant's app and report logins, and refuses to write a row of another company.
--
-- Not forced on the owner: checks of foreign keys run as the owner of the table, and must see the rows of
-- every company (a company that still has customers cannot be deleted). No login owns anything.

alter table business.customer enable row level security;

create policy customer_of_company on business.customer
  for all to tenantry_app, tenantry_report
  using (company_id = tenantry.current_company())
  with check (company_id = tenantry.current_company());
