package io.tenantry.controlplane.crash;

import io.tenantry.controlplane.release.Packages;
import io.tenantry.controlplane.testsupport.ControlPlane;
import io.tenantry.controlplane.testsupport.ReadyForTenants;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/** A tenant is made, a release is published, and the tenant is brought to it. */
final class TenantLife implements Life {

  /** That no other test publishes. */
  private static final int RELEASE = 1_000_201;

  private final Jdbi jdbi;

  TenantLife(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  @Override
  public List<Deed> deeds() {
    String id = ControlPlane.freshId();
    String sync = "/api/v1/tenants/" + id + "/sync";
    return List.of(
        Deed.of("provision", () -> provision(id)),
        Deed.of("publish-release", TenantLife::publish),
        Deed.of("sync-check", () -> Requests.post(sync, "{\"mode\": \"check\"}")),
        Deed.of("sync", () -> Requests.post(sync, "{}")));
  }

  private static void provision(String id) {
    Requests.post("/api/v1/tenants", "{\"id\": \"%s\", \"companies\": [\"CRONUS\"]}".formatted(id));
  }

  /** Templates are named by the content of the package. */
  private static void publish() {
    Requests.publish(
        Packages.reporting(RELEASE)
            .file(
                "schema/V116__Add_city.sql",
                "alter table business.customer add city text; -- " + UUID.randomUUID()));
  }

  @Override
  public void end() {
    ReadyForTenants.forget(jdbi, RELEASE);
  }
}
