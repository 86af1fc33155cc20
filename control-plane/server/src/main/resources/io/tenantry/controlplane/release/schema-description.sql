-- One line for everything that makes up a schema, in an order that does not depend on how it was made:
-- no object ids, grants sorted, columns in their order but without their numbers (a dropped column leaves a gap).
with own_schema as (
  select oid, nspname, nspowner, nspacl
    from pg_namespace
   where nspname !~ '^pg_' and nspname <> 'information_schema'
     -- In the classic shape the tenant's schemas are beside the platform's own.
     -- Asked of pg_class: whoever syncs has no right to name what is in them.
     and not (nspname in ('catalog', 'application')
              and exists (select from pg_class v
                           where v.relname = 'version'
                             and v.relnamespace = (select oid from pg_namespace where nspname = 'catalog')))
),
relation as (
  select c.oid, s.nspname || '.' || c.relname as name, c.relkind, c.relowner, c.relacl, c.relrowsecurity,
         c.relforcerowsecurity, c.reloptions, c.relpersistence
    from pg_class c
    join own_schema s on s.oid = c.relnamespace
   where c.relkind in ('r', 'p', 'v', 'm', 'S', 'f')
     -- The engine's own, made where it is first needed.
     and not (s.nspname = 'tenantry' and c.relname = 'upgrade_history')
),
line as (
  select 'schema ' || nspname || ' ' || nspowner::regrole
         || ' ' || coalesce((select string_agg(a::text, ',' order by a::text) from unnest(nspacl) a), '-') as text
    from own_schema
  union all
  select 'relation ' || name || ' ' || relkind::text || relpersistence::text || ' ' || relowner::regrole
         || ' ' || relrowsecurity || ' ' || relforcerowsecurity
         || ' ' || coalesce(array_to_string(reloptions, ','), '-')
         || ' ' || coalesce((select string_agg(a::text, ',' order by a::text) from unnest(relacl) a), '-')
    from relation
  union all
  select 'column ' || r.name || ' ' || row_number() over (partition by r.oid order by a.attnum)
         || ' ' || quote_ident(a.attname) || ' ' || format_type(a.atttypid, a.atttypmod)
         || ' ' || a.attnotnull || ' [' || a.attidentity::text || a.attgenerated::text || '] '
         || coalesce(pg_get_expr(d.adbin, d.adrelid), '-')
         || ' ' || coalesce(l.collname, '-')
         || ' ' || coalesce((select string_agg(x::text, ',' order by x::text) from unnest(a.attacl) x), '-')
    from relation r
    join pg_attribute a on a.attrelid = r.oid and a.attnum > 0 and not a.attisdropped
                       -- Where the stamp says that it is a sandbox's, made where it is first needed.
                       and not (r.name = 'tenantry.stamp' and a.attname = 'environment')
    left join pg_attrdef d on d.adrelid = r.oid and d.adnum = a.attnum
    left join pg_collation l on l.oid = a.attcollation
  union all
  select 'constraint ' || r.name || ' ' || quote_ident(k.conname) || ' ' || pg_get_constraintdef(k.oid)
         || ' ' || k.convalidated
    from relation r
    join pg_constraint k on k.conrelid = r.oid
  union all
  select 'index ' || pg_get_indexdef(i.indexrelid) || ' ' || i.indisvalid
    from relation r
    join pg_index i on i.indrelid = r.oid
  union all
  select 'view ' || name || ' ' || pg_get_viewdef(oid) from relation where relkind in ('v', 'm')
  union all
  select 'sequence ' || r.name || ' ' || format_type(q.seqtypid, null) || ' ' || q.seqstart || ' ' || q.seqincrement
         || ' ' || q.seqmin || ' ' || q.seqmax || ' ' || q.seqcycle
    from relation r
    join pg_sequence q on q.seqrelid = r.oid
  union all
  select 'function ' || p.oid::regprocedure || ' ' || p.proowner::regrole
         || ' ' || coalesce((select string_agg(a::text, ',' order by a::text) from unnest(p.proacl) a), '-')
         || ' ' || case when p.prokind = 'a' then 'aggregate' else pg_get_functiondef(p.oid) end
    from pg_proc p
    join own_schema s on s.oid = p.pronamespace
  union all
  select 'policy ' || r.name || ' ' || quote_ident(p.polname) || ' ' || p.polcmd::text || ' ' || p.polpermissive
         || ' ' || (select string_agg(case o when 0 then 'public' else o::regrole::text end, ','
                                      order by case o when 0 then 'public' else o::regrole::text end)
                      from unnest(p.polroles) o)
         || ' ' || coalesce(pg_get_expr(p.polqual, p.polrelid), '-')
         || ' ' || coalesce(pg_get_expr(p.polwithcheck, p.polrelid), '-')
    from relation r
    join pg_policy p on p.polrelid = r.oid
  union all
  select 'trigger ' || pg_get_triggerdef(t.oid) || ' ' || t.tgenabled::text
    from relation r
    join pg_trigger t on t.tgrelid = r.oid and not t.tgisinternal
  union all
  select 'type ' || t.oid::regtype || ' ' || t.typtype::text || ' ' || t.typowner::regrole
         || ' ' || coalesce(format_type(t.typbasetype, t.typtypmod), '-')
         || ' ' || coalesce((select string_agg(e.enumlabel, ',' order by e.enumsortorder)
                               from pg_enum e where e.enumtypid = t.oid), '-')
         || ' ' || coalesce((select string_agg(pg_get_constraintdef(k.oid), ',' order by k.conname)
                               from pg_constraint k where k.contypid = t.oid), '-')
    from pg_type t
    join own_schema s on s.oid = t.typnamespace
   where t.typtype in ('d', 'e', 'r')
  union all
  select 'default grant ' || d.defaclrole::regrole || ' ' || coalesce(d.defaclnamespace::regnamespace::text, '-')
         || ' ' || d.defaclobjtype::text
         || ' ' || coalesce((select string_agg(a::text, ',' order by a::text) from unnest(d.defaclacl) a), '-')
    from pg_default_acl d
  union all
  select 'extension ' || extname || ' ' || extversion from pg_extension
)
select text from line order by text collate "C"
