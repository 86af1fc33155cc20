package io.tenantry.system.isolation;

import static org.assertj.core.api.Assertions.assertThat;

import io.tenantry.system.platform.Answer;
import io.tenantry.system.platform.Call;
import io.tenantry.system.platform.NewTenant;
import io.tenantry.system.platform.Platform;
import io.tenantry.system.platform.SystemTest;
import io.tenantry.system.platform.Tenant;
import org.junit.jupiter.api.Test;

/** Somebody who signs in once and belongs to two tenants, with more to say in one of them. */
@SystemTest
class SeveralTenantsIT {

  private final Platform platform;

  SeveralTenantsIT(Platform platform) {
    this.platform = platform;
  }

  @Test
  void oneSignInOpensBothTenantsAndAdministersOne() {
    Tenant own = tenant();
    Tenant other = tenant();
    Tenant foreign = tenant();
    String token = platform.processes().token("auditor@%s+%s".formatted(own.id(), other.id()));

    assertThat(companies(own, token).status()).isEqualTo(200);
    assertThat(companies(other, token).status()).isEqualTo(200);
    assertThat(companies(foreign, token).code()).isEqualTo("tenant-mismatch");
    assertThat(users(own, token).status()).isEqualTo(200);
    assertThat(users(other, token).code()).isEqualTo("forbidden");
    assertThat(usage(own, token).status()).isEqualTo(200);
    assertThat(usage(other, token).code()).isEqualTo("tenant-mismatch");
  }

  private Tenant tenant() {
    return platform.controlPlane().provision(NewTenant.named(platform.freshId("several")));
  }

  private Answer companies(Tenant tenant, String token) {
    return asked(tenant, token, "/api/v1/companies");
  }

  private Answer users(Tenant tenant, String token) {
    return asked(tenant, token, "/api/v1/users");
  }

  private Answer asked(Tenant tenant, String token, String path) {
    return platform.instances().get(0).send(Call.get(path).onHost(tenant.host()).withToken(token));
  }

  private Answer usage(Tenant tenant, String token) {
    return platform
        .controlPlane()
        .sendBare(Call.get("/api/v1/tenants/" + tenant.id() + "/usage").withToken(token));
  }
}
