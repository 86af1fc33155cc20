package io.tenantry.controlplane.server;

import java.util.UUID;

/**
 * A tenant on a server.
 *
 * @param bytes size of its database; 0 while the server does not say
 */
record PlacedTenant(UUID uuid, String tenantId, String database, long bytes) {

  PlacedTenant withBytes(long size) {
    return new PlacedTenant(uuid, tenantId, database, size);
  }
}
