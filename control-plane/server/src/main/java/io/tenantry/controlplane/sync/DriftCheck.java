package io.tenantry.controlplane.sync;

import io.tenantry.controlplane.provisioning.SchemaAccess;
import io.tenantry.controlplane.release.ReleaseUpgrades;
import io.tenantry.controlplane.release.SchemaFingerprint;
import io.tenantry.controlplane.tenant.Tenant;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;

/**
 * Looks whether a tenant's schema is still the one of its release, or somebody has changed it by
 * hand. Changes nothing in the tenant.
 */
@Singleton
class DriftCheck {

  private final SchemaAccess access;
  private final ReleaseUpgrades upgrades;
  private final DriftStore findings;

  DriftCheck(SchemaAccess access, ReleaseUpgrades upgrades, DriftStore findings) {
    this.access = access;
    this.upgrades = upgrades;
    this.findings = findings;
  }

  /**
   * Looks and writes down what was found.
   *
   * @param operation on whose behalf a missing template would be made
   * @return whether the schema has drifted
   */
  boolean look(Tenant tenant, UUID operation) throws SQLException {
    String expected = upgrades.fingerprint(tenant.databaseServer(), tenant.release(), operation);
    String found = fingerprint(tenant);
    findings.record(tenant.uuid(), tenant.release(), expected, found);
    return !found.equals(expected);
  }

  private String fingerprint(Tenant tenant) throws SQLException {
    try (Connection reading = access.openForReading(tenant.uuid())) {
      return SchemaFingerprint.of(reading);
    }
  }
}
