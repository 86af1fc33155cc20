package io.tenantry.tenant.pool;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.postgresql.PGProperty;

/**
 * What pgjdbc is told for every connection to a tenant: what this library must say, and beside it
 * what the service's owner wants (a time limit for sockets, or no prepared statements behind a
 * pooler that cannot carry them).
 */
final class DriverProperties {

  private static final String PREFIX = "tenantry.pool.driver-properties.";

  /** Said for each tenant; another value would lead to another database, or there in the clear. */
  private static final Set<String> OURS =
      Set.of(
          PGProperty.USER.getName(),
          PGProperty.PASSWORD.getName(),
          PGProperty.SERVICE.getName(),
          PGProperty.PG_HOST.getName(),
          PGProperty.PG_PORT.getName(),
          PGProperty.PG_DBNAME.getName(),
          PGProperty.SSL.getName(),
          PGProperty.SSL_MODE.getName(),
          PGProperty.SSL_FACTORY.getName(),
          PGProperty.SSL_FACTORY_ARG.getName(),
          PGProperty.TARGET_SERVER_TYPE.getName());

  private final Map<String, String> wanted;

  /**
   * @throws IllegalArgumentException for a name that pgjdbc does not know, or that is not the
   *     service's to choose; the message names the property
   */
  DriverProperties(Map<String, String> wanted) {
    new TreeSet<>(wanted.keySet()).forEach(DriverProperties::check);
    this.wanted = Map.copyOf(wanted);
  }

  private static void check(String name) {
    if (PGProperty.forName(name) == null) {
      throw new IllegalArgumentException(
          PREFIX + name + ": pgjdbc has no such property; mind upper and lower case");
    }
    if (OURS.contains(name)) {
      throw new IllegalArgumentException(
          PREFIX + name + ": the catalog says this for each tenant; leave it out");
    }
  }

  /** Those of a connection, given what this library says by itself. */
  Map<String, String> beside(Map<String, String> said) {
    Map<String, String> all = new HashMap<>(said);
    all.putAll(wanted);
    return Map.copyOf(all);
  }
}
