-- Durable operations. The table scheduled_tasks belongs to db-scheduler (claim, heartbeat, revival);
-- what an operation means is in the two tables after it.

create table catalog.scheduled_tasks (
  task_name            text        not null,
  task_instance        text        not null,
  task_data            bytea,
  execution_time       timestamptz not null,
  picked               boolean     not null,
  picked_by            text,
  last_success         timestamptz,
  last_failure         timestamptz,
  consecutive_failures integer,
  last_heartbeat       timestamptz,
  version              bigint      not null,
  priority             smallint,
  primary key (task_name, task_instance)
);
create index scheduled_tasks_due on catalog.scheduled_tasks (execution_time);
create index scheduled_tasks_heartbeat on catalog.scheduled_tasks (last_heartbeat);

create table catalog.operation (
  id          uuid        primary key,
  type        text        not null,
  -- No foreign key: the record of an operation outlives its tenant.
  tenant_uuid uuid,
  tenant_id   text,
  status      text        not null default 'pending' check (status in ('pending', 'running', 'succeeded', 'failed', 'canceled')),
  progress    integer     not null default 0 check (progress between 0 and 100),
  created_by  text        not null,
  created_at  timestamptz not null default now(),
  finished_at timestamptz,
  reason      text,
  params      jsonb       not null default '{}',
  result      jsonb       not null default '{}',
  error       jsonb,
  -- Set while the steps already done are being undone.
  compensating boolean    not null default false,
  -- Raised by every process that takes the operation up. Whatever a run writes, it writes "where run =
  -- mine": of two processes that both believe to be running it, the later one is right.
  run         integer     not null default 0,
  constraint operation_ends_once check ((finished_at is null) = (status in ('pending', 'running')))
);
-- One running operation per tenant; a second is refused and named.
create unique index one_operation_per_tenant on catalog.operation (tenant_uuid) where finished_at is null;
create index operation_by_created on catalog.operation (created_at, id);
create index operation_by_tenant on catalog.operation (tenant_uuid, created_at, id);

create table catalog.operation_step (
  operation_id uuid        not null references catalog.operation (id) on delete cascade,
  position     integer     not null,
  name         text        not null,
  status       text        not null default 'pending' check (status in
    ('pending', 'running', 'succeeded', 'failed', 'skipped', 'compensating', 'compensated')),
  -- Raised by whoever begins the step. A result is written "where attempt = mine": a runner that was
  -- taken for dead and comes back changes nothing.
  attempt      integer     not null default 0,
  error        jsonb,
  started_at   timestamptz,
  finished_at  timestamptz,
  primary key (operation_id, position)
);

-- "The same call again is the same operation": per caller and path, kept 24 h.
create table catalog.idempotency_key (
  caller       text        not null,
  path         text        not null,
  key          text        not null check (char_length(key) between 1 and 255),
  body_sha256  bytea       not null,
  -- Deferred: the key is taken first, so that of two racing calls one waits for the other.
  operation_id uuid        not null references catalog.operation (id) on delete cascade
    deferrable initially deferred,
  created_at   timestamptz not null default now(),
  primary key (caller, path, key)
);
create index idempotency_key_by_age on catalog.idempotency_key (created_at);

-- What may be fetched once and is then forgotten: the first administrator's password.
create table catalog.operation_credential (
  operation_id uuid        primary key references catalog.operation (id) on delete cascade,
  secret       bytea       not null,
  created_at   timestamptz not null default now()
);

create table catalog.audit (
  id          bigint      generated always as identity primary key,
  at          timestamptz not null default now(),
  actor       text        not null,
  action      text        not null,
  tenant_uuid uuid,
  tenant_id   text,
  outcome     text        not null check (outcome in ('accepted', 'succeeded', 'failed', 'refused')),
  detail      jsonb       not null default '{}'
);
create index audit_by_tenant on catalog.audit (tenant_uuid, id);

create function catalog.refuse_change() returns trigger
  language plpgsql
as $$
begin
  raise exception '%.% is append-only', tg_table_schema, tg_table_name using errcode = 'insufficient_privilege';
end
$$;
create trigger audit_is_append_only before update or delete on catalog.audit
  for each row execute function catalog.refuse_change();
create trigger audit_is_not_truncated before truncate on catalog.audit
  for each statement execute function catalog.refuse_change();
