package io.tenantry.controlplane.crash;

import static io.tenantry.controlplane.testsupport.ControlPlane.asAdmin;

import io.tenantry.controlplane.testsupport.ControlPlane;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/** A tenant that the catalog has forgotten is found again on its server. */
final class LostTenantLife implements Life {

  private static final String DISCOVER = "/api/v1/database-servers/db-1/discover";

  private final Jdbi jdbi;

  LostTenantLife(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  @Override
  public List<Deed> deeds() {
    return List.of(
        Deed.of("discover-server", () -> Requests.post(DISCOVER, "{}")).given(this::loseATenant));
  }

  /** What other tests have left on the server is found before. */
  private void loseATenant() {
    Requests.succeeded(DISCOVER, "{}");
    String id = ControlPlane.freshId();
    Requests.succeeded("/api/v1/tenants", "{\"id\": \"%s\"}".formatted(id));
    forget(UUID.fromString(asAdmin().get("/api/v1/tenants/" + id).path("uuid")));
  }

  private void forget(UUID tenant) {
    jdbi.useHandle(
        handle -> {
          handle.execute("delete from catalog.tenant where uuid = ?", tenant);
          handle.execute(
              "update catalog.database_server set placed = placed - 1 where id = 'db-1'");
        });
  }
}
