-- What is posted stays as it is: a mistake is taken back by a reversal or a credit memo. The grants refuse
-- the tenant's logins, the triggers whoever else comes by: owners, and superusers in a hurry. The one way
-- out is to delete the company with everything in it (see tenantry.delete_company).

create function business.refuse_change() returns trigger
  language plpgsql
  set search_path = pg_catalog
as $$
begin
  if tg_op = 'DELETE' and current_user = 'tenantry_owner'
     and current_setting('tenantry.deleted_company', true) = old.company_id::text then
    return old;
  end if;
  raise exception 'rows of % are posted and do not change', tg_table_name
    using errcode = 'object_not_in_prerequisite_state';
end
$$;

create function business.refuse_truncate() returns trigger
  language plpgsql
  set search_path = pg_catalog
as $$
begin
  raise exception 'rows of % are posted and do not change', tg_table_name
    using errcode = 'object_not_in_prerequisite_state';
end
$$;

do $$
declare
  posted text;
begin
  foreach posted in array array['ledger_transaction', 'ledger_entry', 'sales_document', 'sales_document_line',
                                'customer_entry', 'customer_application', 'payment'] loop
    execute format('revoke update, delete on business.%I from tenantry_app', posted);
    execute format('create trigger %I before update or delete on business.%I
                      for each row execute function business.refuse_change()', posted || '_is_kept', posted);
    execute format('create trigger %I before truncate on business.%I
                      for each statement execute function business.refuse_truncate()',
                   posted || '_is_not_emptied', posted);
  end loop;
end
$$;

-- An order changes until it is posted, and never after.
create function business.refuse_change_of_posted_order() returns trigger
  language plpgsql
  set search_path = pg_catalog
as $$
begin
  if tg_op = 'DELETE' and current_user = 'tenantry_owner'
     and current_setting('tenantry.deleted_company', true) = old.company_id::text then
    return old;
  end if;
  if old.posted then
    raise exception 'the order is posted and does not change'
      using errcode = 'object_not_in_prerequisite_state';
  end if;
  if tg_op = 'DELETE' then
    return old;
  end if;
  return new;
end
$$;
create trigger sales_order_is_kept before update or delete on business.sales_order
  for each row execute function business.refuse_change_of_posted_order();

create function business.refuse_change_of_posted_lines() returns trigger
  language plpgsql
  set search_path = pg_catalog
as $$
declare
  subject record;
begin
  if tg_op = 'INSERT' then
    subject := new;
  else
    subject := old;
  end if;
  -- A company is copied, or deleted, with its posted orders.
  if current_user = 'tenantry_owner'
     and (tg_op = 'INSERT' and nullif(current_setting('tenantry.second_company', true), '') is not null
          or tg_op = 'DELETE' and current_setting('tenantry.deleted_company', true) = subject.company_id::text) then
    return subject;
  end if;
  if exists (select from business.sales_order
              where company_id = subject.company_id and id = subject.order_id and posted) then
    raise exception 'the order is posted and does not change'
      using errcode = 'object_not_in_prerequisite_state';
  end if;
  if tg_op = 'UPDATE' then
    return new;
  end if;
  return subject;
end
$$;
create trigger sales_order_line_is_kept before insert or update or delete on business.sales_order_line
  for each row execute function business.refuse_change_of_posted_lines();
