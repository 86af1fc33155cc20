package io.tenantry.controlplane.lifecycle;

import static io.tenantry.controlplane.lifecycle.TenantCalls.TENANTS;
import static io.tenantry.controlplane.lifecycle.TenantCalls.act;
import static io.tenantry.controlplane.lifecycle.TenantCalls.provision;
import static io.tenantry.controlplane.lifecycle.TenantCalls.waiting;
import static io.tenantry.controlplane.testsupport.ControlPlane.asAdmin;
import static io.tenantry.controlplane.testsupport.ControlPlane.freshId;
import static io.tenantry.controlplane.testsupport.ControlPlane.sending;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;

import io.quarkus.test.junit.QuarkusTest;
import io.tenantry.controlplane.testsupport.ReadyForTenants;
import io.tenantry.controlplane.testsupport.Tokens;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A tenant is taken out of reach and brought back, by whoever has seen it as it is. */
@QuarkusTest
class MountingTest {

  @BeforeEach
  void prepare() {
    ReadyForTenants.prepare();
  }

  @Test
  void dismountedTenantCanBeMountedAgain() {
    // given
    String id = freshId();
    provision("{\"id\":\"" + id + "\"}").statusCode(200);

    // when, then
    act(id, "mount", "{}")
        .statusCode(409)
        .body("code", equalTo("illegal-transition"))
        .body("state.mounted", equalTo(true))
        .body("allowed", hasItems("dismount", "suspend", "delete"));
    act(id, "dismount", "{\"dryRun\":true}")
        .statusCode(200)
        .body("steps", contains("dismount", "fence", "cut-off"));
    asAdmin().get(TENANTS + "/" + id).then().body("mounted", equalTo(true));
    act(id, "dismount", "{\"reason\":\"maintenance\"}")
        .statusCode(200)
        .body("status", equalTo("succeeded"))
        .body("reason", equalTo("maintenance"));
    asAdmin().get(TENANTS + "/" + id).then().body("mounted", equalTo(false));
    act(id, "mount", "{\"confirm\":\"" + id + "\"}")
        .statusCode(200)
        .body("status", equalTo("succeeded"));
    asAdmin().get(TENANTS + "/" + id).then().body("mounted", equalTo(true));
  }

  @Test
  void changeOfAnOutdatedTenantIsRefused() {
    // given
    String id = freshId();
    provision("{\"id\":\"" + id + "\"}").statusCode(200);
    String tag = asAdmin().get(TENANTS + "/" + id).header("ETag");

    // when, then
    sending(Tokens.admin(), "{}")
        .header("If-Match", "\"1\"")
        .post(TENANTS + "/" + id + "/dismount")
        .then()
        .statusCode(412)
        .body("code", equalTo("version-mismatch"));
    waiting("{}")
        .header("If-Match", tag)
        .post(TENANTS + "/" + id + "/dismount")
        .then()
        .statusCode(200);
  }
}
