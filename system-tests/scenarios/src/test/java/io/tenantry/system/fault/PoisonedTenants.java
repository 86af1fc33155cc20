package io.tenantry.system.fault;

import io.tenantry.system.platform.CatalogTenant;
import io.tenantry.system.platform.Platform;
import io.tenantry.system.platform.Session;
import io.tenantry.system.platform.Tenant;

/**
 * Three tenants that cannot follow a release, each for another reason: a row that the release
 * forbids, a stranger's session that holds a lock, and a disk that is full.
 */
final class PoisonedTenants implements AutoCloseable {

  /** The name that {@link #SCRIPT} forbids. */
  private static final String FORBIDDEN = "Poison";

  /** What no poisoned tenant takes. */
  static final String SCRIPT =
      """
      alter table business.customer add column loyalty_level integer;
      alter table business.customer add constraint customer_not_forbidden
        check (name <> '%s');
      """
          .formatted(FORBIDDEN);

  private final Session violating;
  private final Session reading;
  private final Session full;

  PoisonedTenants(Platform platform, Tenant violating, Tenant locked, Tenant full) {
    this.violating = open(platform, violating);
    this.reading = open(platform, locked);
    this.full = open(platform, full);
    platform
        .instances()
        .get(0)
        .addCustomer(
            violating, "{\"number\": \"FORBIDDEN\", \"name\": \"%s\"}".formatted(FORBIDDEN));
    lock();
    fill();
  }

  private void lock() {
    // Keeps nobody from reading or writing; only the change of a table has to wait for it.
    reading.run("begin");
    reading.run("lock table business.customer in access share mode");
  }

  private void fill() {
    full.run(
        """
        create function public.no_space() returns event_trigger language plpgsql as $$
        begin
          raise exception 'could not extend file: No space left on device' using errcode = '53100';
        end $$
        """);
    full.run(
        """
        create event trigger no_space on ddl_command_start when tag in ('ALTER TABLE')
          execute function public.no_space()
        """);
  }

  /** Takes away what kept them. */
  void heal() {
    violating.run("delete from business.customer where number = 'FORBIDDEN'");
    reading.run("rollback");
    full.run("drop event trigger if exists no_space");
    full.run("drop function if exists public.no_space()");
  }

  @Override
  public void close() {
    violating.close();
    reading.close();
    full.close();
  }

  private static Session open(Platform platform, Tenant tenant) {
    CatalogTenant place = platform.catalog().tenant(tenant.id());
    return platform.server(place.server()).session(place.database());
  }
}
