package io.tenantry.controlplane.lifecycle;

import static io.tenantry.controlplane.lifecycle.TenantCalls.TENANTS;
import static io.tenantry.controlplane.lifecycle.TenantCalls.provision;
import static io.tenantry.controlplane.testsupport.ControlPlane.asAdmin;
import static io.tenantry.controlplane.testsupport.ControlPlane.freshId;
import static io.tenantry.controlplane.testsupport.ControlPlane.sending;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.tenantry.controlplane.testsupport.ReadyForTenants;
import io.tenantry.controlplane.testsupport.Tokens;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is there and what was done is listed, each once. */
@QuarkusTest
class ListingTest {

  @Inject Jdbi jdbi;

  @BeforeEach
  void prepare() {
    ReadyForTenants.prepare();
  }

  @Test
  void pagesContainEveryTenantOnce() {
    // given
    String ring = "r" + UUID.randomUUID().toString().substring(0, 8);
    List<String> made = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      made.add(freshId());
      provision("{\"id\":\"%s\",\"ring\":\"%s\"}".formatted(made.get(i), ring)).statusCode(200);
    }

    // when
    List<String> seen = new ArrayList<>();
    String cursor = "";
    while (cursor != null) {
      Response page =
          asAdmin()
              .get(
                  TENANTS
                      + "?limit=2&ring="
                      + ring
                      + (cursor.isEmpty() ? "" : "&cursor=" + cursor));
      seen.addAll(page.path("items.id"));
      cursor = page.path("nextCursor");
    }

    // then
    assertThat(seen).containsExactlyElementsOf(made);
    asAdmin()
        .get(TENANTS + "?q=" + made.get(3).toUpperCase())
        .then()
        .body("items.id", contains(made.get(3)));
  }

  @Test
  void operationsAreListedNewestFirst() {
    provision("{\"id\":\"" + freshId() + "\"}").statusCode(200);

    asAdmin()
        .get("/api/v1/operations?type=provision&status=succeeded&limit=1")
        .then()
        .statusCode(200)
        .body("items", hasSize(1));
    asAdmin().get("/api/v1/plans").then().statusCode(200).body("items.size()", greaterThan(1));
    asAdmin().get("/api/v1/instances").then().statusCode(200);
    asAdmin()
        .get("/api/v1/operations?status=odd")
        .then()
        .statusCode(400)
        .body("type", endsWith("validation-failed"));
  }

  @Test
  void changesAndRefusalsAreInTheAuditTrail() {
    // given
    String id = freshId();
    provision("{\"id\":\"" + id + "\"}").statusCode(200);
    int refused = refusals();

    // when
    sending(Tokens.viewer(), "{}").post(TENANTS + "/" + id + "/dismount").then().statusCode(403);

    // then
    assertThat(outcomes(id)).contains("accepted");
    await().until(() -> refusals() > refused);
  }

  private List<String> outcomes(String id) {
    return jdbi.withHandle(
        h ->
            h.createQuery("select outcome from catalog.audit where tenant_id = :id")
                .bind("id", id)
                .mapTo(String.class)
                .list());
  }

  private int refusals() {
    return jdbi.withHandle(
        h ->
            h.createQuery("select count(*) from catalog.audit where outcome = 'refused'")
                .mapTo(Integer.class)
                .one());
  }
}
