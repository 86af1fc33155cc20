package io.tenantry.tenant.catalog;

import java.time.Duration;
import java.util.List;

/**
 * What this instance wants of the connections of database servers, and what it is given. Called on
 * the catalog thread; must not block.
 */
public interface ConnectionDemand {

  /** One for every database server that tenants of this instance stand on. */
  List<Want> wanted();

  /**
   * A slice of a server's connections, in place of the one before.
   *
   * @param connections 0 for none at this time
   * @param validFor by this instance's own clock; then the slice is gone if it was not renewed
   */
  void granted(String server, int connections, Duration validFor);

  /** This catalog leases no connections: what is configured counts. */
  void notLeased();

  /**
   * @param server id of the database server
   * @param demand connections that would be used
   * @param holding connections that may be open at this moment: the limit in force, or what is
   *     really open if that is more
   */
  record Want(String server, int demand, int holding) {}
}
