package io.tenantry.tenant.testsupport;

import java.util.UUID;

/** Makes tenants for the catalog of the service under test; set by the test resource in use. */
@FunctionalInterface
interface Supply {

  /** A mounted tenant; its UUID. */
  UUID create(String id);

  static void set(Supply supply) {
    InForce.supply = supply;
  }

  /**
   * @throws IllegalStateException when no resource of the kit is in use
   */
  static Supply inForce() {
    Supply supply = InForce.supply;
    if (supply == null) {
      throw new IllegalStateException(
          "no tenants can be made: add @QuarkusTestResource(PlainTenantsResource.class), or"
              + " TenantryTestResource");
    }
    return supply;
  }

  /** Holds the one in force. */
  final class InForce {

    private static volatile Supply supply;

    private InForce() {}
  }
}
