-- What tenants let their users in by, beside the platform's tokens: an identity provider of their own, API
-- keys, client certificates. Every instance has it in its snapshot, so that nobody is asked at a request and
-- what is revoked is revoked everywhere within a beat.

-- Of a tenant's own identity provider: {issuer, audience, jwksUri, requiredClaim?: {name, value}, rolesClaim?}.
-- A token is of at most one tenant, so no two tenants have the same.
create unique index identity_provider_is_unique on catalog.tenant
  ((identity_provider ->> 'issuer'), (identity_provider ->> 'audience'),
   coalesce(identity_provider #>> '{requiredClaim,name}', ''),
   coalesce(identity_provider #>> '{requiredClaim,value}', ''))
  where lifecycle <> 'purged';

create table catalog.api_key (
  id           uuid        primary key,
  tenant_uuid  uuid        not null references catalog.tenant (uuid) on delete cascade,
  name         text        not null check (name ~ '^[a-z0-9][a-z0-9-]{0,61}$'),
  -- SHA-256 of a random secret of 256 bits: there is nothing to guess, so nothing slower is needed.
  hash         bytea       not null unique check (octet_length(hash) = 32),
  roles        text[]      not null check (cardinality(roles) > 0 and roles <@ array['tenant-user', 'tenant-admin']),
  created_at   timestamptz not null default now(),
  created_by   text        not null,
  expires_at   timestamptz not null,
  revoked_at   timestamptz,
  last_used_at timestamptz
);
create index api_key_by_tenant on catalog.api_key (tenant_uuid, created_at, id);

create table catalog.client_certificate (
  id           uuid        primary key,
  tenant_uuid  uuid        not null references catalog.tenant (uuid) on delete cascade,
  name         text        not null check (name ~ '^[a-z0-9][a-z0-9-]{0,61}$'),
  -- Either the subject of certificates of the authorities that instances trust, in the canonical form of
  -- RFC 2253, or one certificate, by the SHA-256 of its DER form.
  subject      text        check (char_length(subject) between 1 and 1000),
  fingerprint  bytea       check (octet_length(fingerprint) = 32),
  roles        text[]      not null check (cardinality(roles) > 0 and roles <@ array['tenant-user', 'tenant-admin']),
  created_at   timestamptz not null default now(),
  created_by   text        not null,
  expires_at   timestamptz not null,
  revoked_at   timestamptz,
  check (num_nonnulls(subject, fingerprint) = 1)
);
create index client_certificate_by_tenant on catalog.client_certificate (tenant_uuid, created_at, id);
-- A certificate is one tenant's.
create unique index client_certificate_subject_is_unique on catalog.client_certificate (subject)
  where revoked_at is null;
create unique index client_certificate_fingerprint_is_unique on catalog.client_certificate (fingerprint)
  where revoked_at is null;

-- A purged tenant leaves no credential behind; its row stays while its id is kept for it.
create function catalog.forget_credentials() returns trigger
  language plpgsql
  set search_path = pg_catalog, pg_temp
as $$
begin
  delete from catalog.api_key k where k.tenant_uuid = new.uuid;
  delete from catalog.client_certificate c where c.tenant_uuid = new.uuid;
  return null;
end
$$;
create trigger forget_credentials
  after update of lifecycle on catalog.tenant
  for each row when (new.lifecycle = 'purged') execute function catalog.forget_credentials();

-- When keys were last used, as instances report it now and then. Changes no version: nobody needs to know.
create function catalog.record_key_use(keys uuid[], used_at timestamptz[]) returns void
  language plpgsql security definer
  set search_path = pg_catalog, pg_temp
as $$
begin
  if coalesce(cardinality(keys), 0) <> coalesce(cardinality(used_at), 0) or cardinality(keys) > 10000 then
    raise exception 'as many times as keys, and at most 10000' using errcode = 'invalid_parameter_value';
  end if;
  update catalog.api_key k
     set last_used_at = greatest(k.last_used_at, least(u.at, clock_timestamp()))
    -- Two instances take the rows in one order, so neither waits for the other in a circle.
    from (select l.id, max(u.at) as at
            from (select k.id from catalog.api_key k where k.id = any (keys) order by k.id for update) l
            join unnest(keys, used_at) as u (id, at) on u.id = l.id
           group by l.id) u
   where k.id = u.id;
end
$$;
revoke execute on function catalog.forget_credentials(), catalog.record_key_use(uuid[], timestamptz[]) from public;
grant execute on function catalog.record_key_use(uuid[], timestamptz[]) to tenantry_instances;
