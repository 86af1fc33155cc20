package io.tenantry.controlplane.offline;

import jakarta.enterprise.context.ApplicationScoped;
import org.flywaydb.core.Flyway;

/** Whether the catalog is the one this program was made for. */
@ApplicationScoped
class CatalogRelease {

  private final Flyway flyway;

  CatalogRelease(Flyway flyway) {
    this.flyway = flyway;
  }

  /**
   * @throws OfflineRefusedException when scripts of this program have not been run there
   */
  void demandOurs() {
    if (flyway.info().pending().length > 0) {
      throw new OfflineRefusedException(
          ExitCode.UNAVAILABLE,
          "The catalog is not of this program's release. Use the program of the control plane that"
              + " ran last, or start a control plane of this release once.");
    }
  }
}
