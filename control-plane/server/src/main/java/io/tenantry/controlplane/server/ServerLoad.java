package io.tenantry.controlplane.server;

import java.util.List;
import java.util.Optional;

/**
 * What stands on a server, and how busy it is.
 *
 * @param tenants those of the catalog
 * @param said what the server says of itself; absent while it does not answer
 */
record ServerLoad(DatabaseServer server, List<PlacedTenant> tenants, Optional<Said> said) {

  /**
   * What a server says of itself.
   *
   * @param connections of clients, at this moment
   * @param bytes of all tenant databases
   */
  record Said(int connections, int maxConnections, long bytes) {}
}
