-- Reports and web services of scope tenant: the tenant's own, seen by nobody else. Those of scope application
-- are published centrally. These rows are the tenant's, not a company's; the report login is granted nothing.

create table tenantry.tenant_object (
  id         uuid        primary key,
  kind       text        not null check (kind in ('report', 'web-service')),
  name       text        not null check (name ~ '^[a-z0-9][a-z0-9-]{0,61}$'),
  content    jsonb       not null check (jsonb_typeof(content) = 'object'),
  changed_at timestamptz not null,
  changed_by text        not null check (char_length(changed_by) between 1 and 200),
  version    integer     not null default 0
);
create unique index tenant_object_name_is_unique on tenantry.tenant_object (kind, name);
-- Two web services cannot have one entity set.
create unique index tenant_object_entity_is_unique on tenantry.tenant_object ((content ->> 'entity'))
  where kind = 'web-service';

grant select, insert, update, delete on tenantry.tenant_object to tenantry_app;
