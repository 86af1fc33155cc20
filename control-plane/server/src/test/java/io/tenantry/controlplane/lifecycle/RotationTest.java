package io.tenantry.controlplane.lifecycle;

import static io.tenantry.controlplane.lifecycle.TenantCalls.act;
import static io.tenantry.controlplane.lifecycle.TenantCalls.get;
import static io.tenantry.controlplane.lifecycle.TenantCalls.provisioned;
import static io.tenantry.controlplane.lifecycle.TenantCalls.succeed;
import static io.tenantry.controlplane.lifecycle.TenantCalls.uuid;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusTest;
import io.tenantry.controlplane.testsupport.ReadyForTenants;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class RotationTest {

  @Inject Jdbi jdbi;

  @BeforeEach
  void prepare() {
    ReadyForTenants.prepare();
  }

  @Test
  void rotatedTenantHasOtherLoginsAndStaysAsItIs() {
    // given
    String id = provisioned();
    UUID uuid = uuid(id);
    // when
    succeed(act(id, "rotate-credentials", "{\"reason\": \"a laptop was lost\"}"))
        .body("type", equalTo("rotate-credentials"))
        .body(not(containsString("_app")));
    // then
    get(id).body("mounted", equalTo(true)).body("lifecycle", equalTo("active"));
    assertThat(logins(uuid)).hasSize(3).allMatch(login -> login.endsWith("_2"));
    succeed(act(id, "dismount", "{}"));
    succeed(act(id, "rotate-credentials", "{}"));
    succeed(act(id, "mount", "{}"));
    assertThat(logins(uuid)).hasSize(3).noneMatch(login -> login.endsWith("_2"));
  }

  @Test
  void rotationIsTriedAndRefusedLikeEveryAction() {
    // given
    String id = provisioned();
    UUID uuid = uuid(id);
    // when, then
    act(id, "rotate-credentials", "{\"dryRun\": true}").statusCode(200);
    assertThat(logins(uuid)).noneMatch(login -> login.endsWith("_2"));
    succeed(act(id, "suspend", "{}"));
    succeed(act(id, "rotate-credentials", "{}"));
    act("nobody-here", "rotate-credentials", "{}").statusCode(404);
  }

  private List<String> logins(UUID tenant) {
    return jdbi.withHandle(
        handle ->
            handle
                .select(
                    "select rolname from pg_roles where rolname like ?",
                    "tenant_" + tenant.toString().replace("-", "") + "%")
                .mapTo(String.class)
                .list());
  }
}
