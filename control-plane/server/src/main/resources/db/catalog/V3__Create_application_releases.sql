-- Published releases and their objects. A release never changes; an object may get a later revision.

create schema if not exists application;

create table application.release (
  number       integer     primary key check (number > 0),
  title        text        not null,
  package      bytea       not null,
  sha256       text        not null check (sha256 ~ '^[0-9a-f]{64}$'),
  published_by text        not null,
  published_at timestamptz not null default now(),
  state        text        not null default 'publishing' check (state in ('publishing', 'published', 'failed'))
);
create function application.refuse_changed_package() returns trigger
  language plpgsql
as $$
begin
  raise exception 'release % is published and never changes', old.number using errcode = 'insufficient_privilege';
end
$$;
create trigger release_is_immutable before update of number, title, package, sha256, published_by on application.release
  for each row execute function application.refuse_changed_package();

-- A prepared database per release and server, from which tenant databases are cloned.
create table application.template (
  release         integer     not null references application.release (number),
  database_server text        not null references catalog.database_server (id),
  database_name   text        not null,
  -- SHA-256 over the schema read back from the database, not over the scripts.
  fingerprint     text,
  ready_at        timestamptz,
  primary key (release, database_server)
);

create table application.object_revision (
  kind         text        not null check (kind in ('report', 'web-service', 'permission-set')),
  name         text        not null,
  release      integer     not null references application.release (number),
  revision     integer     not null check (revision > 0),
  content      jsonb       not null,
  published_by text        not null,
  published_at timestamptz not null default now(),
  version      bigint      not null,
  primary key (kind, name, release, revision)
);
create index object_revision_by_version on application.object_revision (version);
create trigger object_revision_is_append_only before update or delete on application.object_revision
  for each row execute function catalog.refuse_change();
create trigger object_revision_is_not_truncated before truncate on application.object_revision
  for each statement execute function catalog.refuse_change();
