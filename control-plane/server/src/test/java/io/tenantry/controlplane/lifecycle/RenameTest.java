package io.tenantry.controlplane.lifecycle;

import static io.tenantry.controlplane.lifecycle.TenantCalls.TENANTS;
import static io.tenantry.controlplane.lifecycle.TenantCalls.act;
import static io.tenantry.controlplane.lifecycle.TenantCalls.get;
import static io.tenantry.controlplane.lifecycle.TenantCalls.provisioned;
import static io.tenantry.controlplane.lifecycle.TenantCalls.succeed;
import static io.tenantry.controlplane.lifecycle.TenantCalls.uuid;
import static io.tenantry.controlplane.lifecycle.TenantCalls.waiting;
import static io.tenantry.controlplane.testsupport.ControlPlane.freshId;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.tenantry.controlplane.testsupport.ReadyForTenants;
import jakarta.inject.Inject;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class RenameTest {

  @Inject Jdbi jdbi;

  @BeforeEach
  void prepare() {
    ReadyForTenants.prepare();
  }

  @Test
  void renamedTenantIsTheSameTenant() {
    // given
    String id = provisioned();
    UUID uuid = uuid(id);
    String newId = freshId();
    // when
    succeed(rename(id, newId)).body("result.newId", equalTo(newId));
    // then
    get(newId)
        .body("uuid", equalTo(uuid.toString()))
        .body("hostNames", contains(id + ".example"))
        .body("mounted", equalTo(true));
    get(id).statusCode(404);
  }

  @Test
  void formerIdCoolsDownBeforeAnotherTenantGetsIt() {
    // given
    String id = provisioned();
    String newId = freshId();
    succeed(rename(id, newId));
    // when, then
    waiting("{\"id\": \"%s\"}".formatted(id))
        .post(TENANTS)
        .then()
        .statusCode(409)
        .body("code", equalTo("tenant-exists"));
    jdbi.useHandle(
        h -> h.execute("update catalog.former_name set kept_until = now() where name = ?", id));
    succeed(waiting("{\"id\": \"%s\"}".formatted(id)).post(TENANTS).then());
  }

  @Test
  void tenantMayHaveItsFormerIdBack() {
    // given
    String id = provisioned();
    String newId = freshId();
    succeed(rename(id, newId));
    // when
    succeed(rename(newId, id));
    // then
    get(id).statusCode(200);
  }

  @Test
  void takenAndIllFormedIdsAreRefused() {
    // given
    String id = provisioned();
    String other = provisioned();
    // when, then
    rename(id, other.toUpperCase()).statusCode(409).body("code", equalTo("tenant-exists"));
    rename(id, "-no").statusCode(400).body("errors.field", contains("newId"));
    rename(id, id).statusCode(400).body("errors.field", contains("newId"));
    get(id).statusCode(200);
  }

  private static io.restassured.response.ValidatableResponse rename(String id, String newId) {
    return act(id, "rename", "{\"newId\": \"%s\"}".formatted(newId));
  }
}
