package io.tenantry.system.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tenantry.system.platform.Answer;
import io.tenantry.system.platform.Call;
import io.tenantry.system.platform.CatalogTenant;
import io.tenantry.system.platform.DatabaseServer;
import io.tenantry.system.platform.Instance;
import io.tenantry.system.platform.NewTenant;
import io.tenantry.system.platform.Platform;
import io.tenantry.system.platform.SystemTest;
import io.tenantry.system.platform.Tenant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Deleted is gone for its users and kept for its owner; purged is gone, with a certificate. */
@SystemTest
class DeletionIT {

  private final Platform platform;
  private Tenant tenant;
  private CatalogTenant place;

  DeletionIT(Platform platform) {
    this.platform = platform;
  }

  @BeforeEach
  void tenantWithOneCustomer() {
    tenant = platform.controlPlane().provision(NewTenant.named(platform.freshId("delete")));
    place = platform.catalog().tenant(tenant.id());
    platform.instances().get(0).addCustomer(tenant, "{\"number\": \"C1\", \"name\": \"Contoso\"}");
  }

  @Test
  void deletedTenantAnswersLikeOneThatNeverWasAndIsRecoveredWithItsData() {
    Answer never =
        platform
            .instances()
            .get(0)
            .send(Call.get("/api/v1/companies").onHost("never-was." + Tenant.BASE_DOMAIN));

    platform.controlPlane().delete(tenant);

    assertThat(platform.server(place.server()).backends(place.database())).isZero();
    for (Instance instance : platform.instances()) {
      Answer answer = instance.companies(tenant);
      assertThat(answer.status()).as("%s: %s", instance, answer).isEqualTo(404);
      assertThat(withoutInstance(answer)).isEqualTo(withoutInstance(never));
    }
    assertThat(server().tenantDatabases()).contains(place.database());
    Answer taken = platform.controlPlane().send(NewTenant.named(tenant.id()).call());
    assertThat(taken.code()).as("%s", taken).isEqualTo("tenant-exists");

    platform.controlPlane().act(tenant, "recover");

    for (Instance instance : platform.instances()) {
      Answer answer = instance.send(tenant, Call.get(tenant.customers("/C1")));
      assertThat(answer.status()).as("%s: %s", instance, answer).isEqualTo(200);
      assertThat(answer.json().path("name").asText()).isEqualTo("Contoso");
    }
  }

  @Test
  void purgedTenantLeavesNothingButItsCertificate() {
    platform.controlPlane().delete(tenant);
    platform.controlPlane().act(tenant, "purge");

    assertThat(server().tenantDatabases()).doesNotContain(place.database());
    assertThat(server().tenantLogins()).noneMatch(login -> login.startsWith(place.database()));
    assertThat(platform.realm().tracesOf(tenant.id())).doesNotContain(tenant.id());
    Answer certificate =
        platform
            .controlPlane()
            .send(Call.get("/api/v1/tenants/" + tenant.uuid() + "/deletion-certificate"));
    assertThat(certificate.status()).as("%s", certificate).isEqualTo(200);
    assertThat(certificate.json().path("tenant").asText()).isEqualTo(tenant.uuid().toString());
    assertThat(certificate.json().path("destroyed").toString()).contains(place.database());
  }

  /** The instance is the path that was asked for. */
  private static JsonNode withoutInstance(Answer problem) {
    return ((ObjectNode) problem.json()).without("instance");
  }

  private DatabaseServer server() {
    return platform.server(place.server());
  }
}
