-- Where the statements of reports run. They are published centrally and run in every tenant's database, so
-- they are not trusted: they may read the rows of one company, and nothing can talk them out of it.
--
-- A setting cannot say which company that is, because a SELECT can change settings (set_config). The company
-- is a row that begin_report writes in the report's own transaction before that becomes read-only; it is
-- visible there alone and never committed, because a report ends by rolling back.

create table tenantry.report_scope (
  transaction xid8 primary key default pg_current_xact_id(),
  company_id  uuid not null
);

-- The company of the running report, as an array; empty outside of one, and then every row is refused.
create function tenantry.report_companies() returns uuid[]
  language sql stable parallel restricted security definer
  set search_path = pg_catalog, pg_temp
as $$
  select array(select company_id from tenantry.report_scope where transaction = pg_current_xact_id_if_assigned())
$$;

-- Once in a transaction, and first. Afterwards the transaction is read-only for good.
create function tenantry.begin_report(company uuid, time_zone text, milliseconds integer) returns void
  language plpgsql security definer
  set search_path = pg_catalog, pg_temp
as $$
begin
  insert into tenantry.report_scope (company_id) values (company);
  perform set_config('timezone', time_zone, true),
          set_config('statement_timeout', milliseconds::text, true),
          set_config('lock_timeout', '1000', true);
  set transaction read only;
end
$$;

-- Opens cursor "report" on a dataset: one SELECT, which names its parameters parameter.NAME. It comes as a
-- parameter of this call and is opened as a cursor, where PostgreSQL refuses a second statement and anything
-- that writes.
--
-- parameters: [{"name": "country", "type": "text", "value": "Germany"}, …], at least one.
create function tenantry.open_report(dataset text, parameters jsonb) returns refcursor
  language plpgsql
  set search_path = business, pg_catalog, pg_temp
as $$
declare
  report   refcursor := 'report';
  declared text;
  given    jsonb;
begin
  select string_agg(format('%I %s', p ->> 'name',
           case p ->> 'type' when 'text' then 'text' when 'integer' then 'bigint' when 'decimal' then 'numeric'
                             when 'date' then 'date' when 'boolean' then 'boolean' end), ', '),
         jsonb_object_agg(p ->> 'name', p -> 'value')
    into declared, given
    from jsonb_array_elements(parameters) p;
  open report no scroll for execute
    format(E'select report.* from jsonb_to_record($1) as parameter(%s), lateral (%s\n) report', declared, dataset)
    using given;
  return report;
end
$$;

grant execute on function
  tenantry.report_companies(),
  tenantry.begin_report(uuid, text, integer),
  tenantry.open_report(text, jsonb)
  to tenantry_report;

-- The names of the other companies are not the report's business either.
revoke select on tenantry.company from tenantry_report;

-- Reports get a policy of their own instead of the one they shared with the app login, on every business table.
--
-- "= any", not "=": of "company_id = a" and "company_id = b" the planner keeps one and compares a with b once,
-- before the first row. With b a setting (in the shared policy, or in a WHERE of the report), set_config would
-- then choose the rows. An index on company_id is used all the same.
do $$
declare
  shared record;
begin
  for shared in
    select p.polname, p.polrelid::regclass as business_table
      from pg_policy p
      join pg_class c on c.oid = p.polrelid and c.relnamespace = 'business'::regnamespace
     where 'tenantry_report'::regrole = any (p.polroles)
  loop
    execute format('alter policy %I on %s to tenantry_app', shared.polname, shared.business_table);
    execute format('create policy report_of_company on %s for select to tenantry_report '
                   'using (company_id = any ((select tenantry.report_companies())::uuid[]))', shared.business_table);
  end loop;
end
$$;
