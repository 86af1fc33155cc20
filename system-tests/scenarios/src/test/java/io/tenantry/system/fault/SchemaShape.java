package io.tenantry.system.fault;

import io.tenantry.system.platform.CatalogTenant;
import io.tenantry.system.platform.Platform;
import io.tenantry.system.platform.Session;
import io.tenantry.system.platform.Tenant;
import java.util.List;

/**
 * What the schema of a tenant is, looked at without the control plane: every column, constraint,
 * index, function, policy and trigger, the scripts that have run, and the release of the stamp.
 *
 * @param lines sorted
 */
record SchemaShape(List<String> lines) {

  private static final String DESCRIBE =
      """
      select line from (
        select format('column %s.%s %s %s %s', table_schema, table_name, column_name, data_type,
                      concat_ws(' ', is_nullable, column_default)) as line
          from information_schema.columns where table_schema in ('business', 'tenantry')
        union all
        select format('constraint %s %s %s %s', conrelid::regclass, conname,
                      pg_get_constraintdef(oid), convalidated)
          from pg_constraint
         where connamespace in (to_regnamespace('business'), to_regnamespace('tenantry'))
        union all
        select indexdef from pg_indexes where schemaname in ('business', 'tenantry')
        union all
        select pg_get_functiondef(oid) from pg_proc
         where pronamespace in (to_regnamespace('business'), to_regnamespace('tenantry'))
           and prokind in ('f', 'p')
        union all
        select format('policy %s %s %s %s', tablename, policyname, qual, with_check)
          from pg_policies where schemaname in ('business', 'tenantry')
        union all
        select pg_get_triggerdef(oid) from pg_trigger where not tgisinternal
        union all
        select format('script %s %s', version, success) from tenantry.release_history
        union all
        select format('release %s', release) from tenantry.stamp) described
       order by line collate "C"
      """;

  static SchemaShape of(Platform platform, Tenant tenant) {
    CatalogTenant place = platform.catalog().tenant(tenant.id());
    try (Session session = platform.server(place.server()).session(place.database())) {
      return new SchemaShape(session.texts(DESCRIBE));
    }
  }
}
