-- Run in a trial database before a release's scripts: notes which existing tables they change rows of.
create schema tenantry_trial;

create table tenantry_trial.changed_rows (
  table_schema text not null,
  table_name   text not null,
  verb         text not null,
  primary key (table_schema, table_name, verb)
);

-- As its owner: the login that runs the scripts has no rights here.
create function tenantry_trial.note() returns trigger
  language plpgsql security definer
  set search_path = pg_catalog, pg_temp
as $$
begin
  insert into tenantry_trial.changed_rows values (tg_table_schema, tg_table_name, lower(tg_op))
  on conflict do nothing;
  return null;
end
$$;

do $$
declare
  watched regclass;
begin
  for watched in
    select c.oid
      from pg_class c
      join pg_namespace n on n.oid = c.relnamespace
     where c.relkind in ('r', 'p')
       and n.nspname !~ '^pg_' and n.nspname not in ('information_schema', 'tenantry_trial')
       -- Flyway keeps its histories there.
       and c.relname not in ('platform_history', 'release_history')
  loop
    execute format('create trigger tenantry_trial before update or delete or truncate on %s
                      for each statement execute function tenantry_trial.note()', watched);
  end loop;
end
$$;
