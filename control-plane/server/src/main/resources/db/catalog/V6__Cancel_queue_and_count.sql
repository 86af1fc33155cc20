-- What the engine, the fleet and the audit trail need beyond V1 to V4. Processes of the release before work on
-- with all of it: nothing they write or read has changed its meaning.

-- A stream of changes is read by the time of the last one.
alter table catalog.operation
  add column changed_at          timestamptz not null default clock_timestamp(),
  -- Somebody wants it undone; its runner sees that between two steps.
  add column cancel_requested_by text,
  -- Waits for its turn: the subject it will be about. Its tenant_uuid is empty until then, so that the rule of
  -- one running operation per tenant does not see it.
  add column queued_for          uuid;

create function catalog.note_change() returns trigger
  language plpgsql
  set search_path = pg_catalog, pg_temp
as $$
begin
  new.changed_at := clock_timestamp();
  return new;
end
$$;
create trigger operation_notes_change before update on catalog.operation
  for each row execute function catalog.note_change();
create index operation_by_changed on catalog.operation (changed_at, id);
create index operation_by_queue on catalog.operation (queued_for, created_at, id) where queued_for is not null;

-- How many companies a tenant has, as its database was last found to say.
create table catalog.company_count (
  tenant_uuid uuid        primary key references catalog.tenant (uuid) on delete cascade,
  -- Empty while its database could not be asked yet.
  companies   integer     check (companies >= 0),
  counted_at  timestamptz not null default now()
);

-- Of the cluster behind the address, as it says itself; empty for a server registered by an earlier release.
alter table catalog.database_server add column system_identifier text;

create index audit_by_actor on catalog.audit (actor, id);
create index audit_by_time on catalog.audit (at, id);

-- Refusals of one caller at one tenant within a minute or so: the first twenty are lines of the trail, the others
-- are counted here and become one more line. A valid token could otherwise fill the trail as fast as it can ask.
create table catalog.refusal_tally (
  actor       text        not null,
  -- The zero UUID where no tenant is named.
  tenant_uuid uuid        not null,
  tenant_id   text,
  action      text        not null,
  since       timestamptz not null default now(),
  refusals    bigint      not null default 1,
  primary key (actor, tenant_uuid)
);

create or replace function catalog.record_refusal(instance uuid, tenant uuid, actor text, action text, detail jsonb)
  returns void
  language plpgsql security definer
  set search_path = pg_catalog, pg_temp
as $$
declare
  caller text := left(record_refusal.actor, 200);
  what   text := left(record_refusal.action, 200);
  named  text;
  counted bigint;
begin
  select t.tenant_id into named from catalog.tenant t where t.uuid = record_refusal.tenant;
  insert into catalog.refusal_tally as r (actor, tenant_uuid, tenant_id, action)
  values (caller, case when named is null then '00000000-0000-0000-0000-000000000000' else record_refusal.tenant end,
          named, what)
  on conflict on constraint refusal_tally_pkey do update set refusals = r.refusals + 1
  returning r.refusals into counted;
  if counted <= 20 then
    insert into catalog.audit (actor, action, tenant_uuid, tenant_id, outcome, detail)
    values (caller, what, case when named is not null then record_refusal.tenant end, named, 'refused',
            case when octet_length(record_refusal.detail::text) <= 4096 then record_refusal.detail else '{}' end
              || case when record_refusal.instance is null then '{}'
                      else jsonb_build_object('instance', record_refusal.instance) end);
  end if;
end
$$;

-- Writes down what was only counted. Called every minute by the control plane, by any of its processes.
create function catalog.settle_refusals(older_than interval) returns integer
  language sql
  set search_path = pg_catalog, pg_temp
as $$
  with over as (
    delete from catalog.refusal_tally r where r.since < now() - older_than returning r.*),
  written as (
    insert into catalog.audit (actor, action, tenant_uuid, tenant_id, outcome, detail)
    select o.actor, o.action, nullif(o.tenant_uuid, '00000000-0000-0000-0000-000000000000'), o.tenant_id, 'refused',
           jsonb_build_object('repeated', o.refusals - 20, 'since', o.since)
      from over o
     where o.refusals > 20
    returning 1)
  select count(*)::integer from written
$$;
revoke execute on function catalog.note_change(), catalog.settle_refusals(interval) from public;
create index operation_by_tenant_id on catalog.operation (lower(tenant_id), created_at, id);
