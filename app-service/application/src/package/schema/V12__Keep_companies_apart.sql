-- The wall between companies, on every business table and also against the owner: a function that runs
-- with the owner's rights must not cross it by accident. Checks of foreign keys are not subject to it.
--
-- Two sorts of sessions see more than one company: those of logins that are members of the owner (the
-- scripts of a later release), and functions of the owner that name a second company (tenantry.copy_company);
-- naming one is of no use to anybody else.

create function tenantry.second_company() returns uuid
  language sql stable parallel safe
as $$
  select nullif(current_setting('tenantry.second_company', true), '')::uuid
$$;

do $$
declare
  walled text;
begin
  for walled in select relname from pg_class where relnamespace = 'business'::regnamespace and relkind = 'r' loop
    execute format('alter table business.%I enable row level security', walled);
    execute format('alter table business.%I force row level security', walled);
    if walled <> 'customer' then
      execute format('create policy %I on business.%I for all to tenantry_app, tenantry_report
                        using (company_id = tenantry.current_company())
                        with check (company_id = tenantry.current_company())',
                     walled || '_of_company', walled);
    end if;
    execute format('create policy %I on business.%I for all to tenantry_owner
                      using (company_id in (tenantry.current_company(), tenantry.second_company())
                             or (select pg_has_role(session_user, ''tenantry_owner'', ''member'')))',
                   walled || '_of_owner', walled);
  end loop;
end
$$;
