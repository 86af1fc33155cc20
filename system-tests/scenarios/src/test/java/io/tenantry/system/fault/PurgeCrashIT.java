package io.tenantry.system.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.tenantry.system.platform.Answer;
import io.tenantry.system.platform.Call;
import io.tenantry.system.platform.CatalogTenant;
import io.tenantry.system.platform.ControlPlane;
import io.tenantry.system.platform.DatabaseServer;
import io.tenantry.system.platform.NewTenant;
import io.tenantry.system.platform.Operation;
import io.tenantry.system.platform.Platform;
import io.tenantry.system.platform.SystemTest;
import io.tenantry.system.platform.Tenant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * kill −9 of the control plane between any two steps of a purge, which has no way back: after the
 * restart it goes on to its end, and certifies once what it destroyed.
 */
@SystemTest
class PurgeCrashIT {

  private final Platform platform;
  private final ControlPlane controlPlane;

  PurgeCrashIT(Platform platform) {
    this.platform = platform;
    this.controlPlane = platform.controlPlane();
  }

  @Test
  void killedAtAnyStepThePurgeIsFinishedAndCertified() {
    List<String> steps = stepsOfPurge();
    assertThat(steps).hasSizeGreaterThan(3);
    Map<Standing, Tenant> purged = new LinkedHashMap<>();
    Map<Tenant, CatalogTenant> places = new LinkedHashMap<>();
    for (Standing standing : Standing.aroundEach(steps)) {
      Tenant tenant = deleted();
      purged.put(standing, tenant);
      places.put(tenant, platform.catalog().tenant(tenant.id()));
    }

    Map<Tenant, Operation> begun = killWhileStanding(purged);

    begun.forEach(
        (tenant, operation) -> {
          assertThat(controlPlane.awaitEnd(operation.id()).succeeded())
              .as("%s", operation)
              .isTrue();
          assertNothingIsLeft(tenant, places.get(tenant));
        });
    new Leftovers(platform).assertNone();
  }

  private Map<Tenant, Operation> killWhileStanding(Map<Standing, Tenant> purged) {
    Map<Tenant, Operation> begun = new LinkedHashMap<>();
    try (HeldSteps held = new HeldSteps(platform.catalog())) {
      purged.forEach(
          (standing, tenant) -> {
            int hold = held.hold(tenant.id(), standing);
            begun.put(tenant, controlPlane.begin(tenant, "purge"));
            held.awaitReached(hold);
          });
      platform.killControlPlane();
      held.dropWaiting();
    } finally {
      platform.startControlPlane();
    }
    return begun;
  }

  private void assertNothingIsLeft(Tenant tenant, CatalogTenant place) {
    DatabaseServer server = platform.server(place.server());
    assertThat(server.tenantDatabases()).doesNotContain(place.database());
    assertThat(server.tenantLogins()).noneMatch(login -> login.startsWith(place.database()));
    assertThat(platform.realm().tracesOf(tenant.id())).doesNotContain(tenant.id());
    Answer certificate =
        controlPlane.send(Call.get("/api/v1/tenants/" + tenant.uuid() + "/deletion-certificate"));
    assertThat(certificate.status()).as("%s", certificate).isEqualTo(200);
    assertThat(certificate.json().path("destroyed").toString()).contains(place.database());
  }

  private Tenant deleted() {
    Tenant tenant = controlPlane.provision(NewTenant.named(platform.freshId("purge")));
    controlPlane.delete(tenant);
    return tenant;
  }

  private List<String> stepsOfPurge() {
    List<String> steps = new ArrayList<>();
    controlPlane
        .act(deleted(), "purge")
        .json()
        .path("steps")
        .forEach(step -> steps.add(step.path("name").asText()));
    return steps;
  }
}
