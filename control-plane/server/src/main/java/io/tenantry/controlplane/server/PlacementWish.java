package io.tenantry.controlplane.server;

import java.util.Map;
import java.util.Optional;

/**
 * What the database server of a new tenant must be.
 *
 * @param server a certain server, if one was asked for
 * @param region a region, if one was asked for
 * @param labels labels that the server must have, all of them; may be empty
 */
public record PlacementWish(
    Optional<String> server, Optional<String> region, Map<String, String> labels) {

  public PlacementWish {
    labels = Map.copyOf(labels);
  }

  public static PlacementWish anywhere() {
    return new PlacementWish(Optional.empty(), Optional.empty(), Map.of());
  }

  public static PlacementWish on(String server) {
    return new PlacementWish(Optional.of(server), Optional.empty(), Map.of());
  }
}
