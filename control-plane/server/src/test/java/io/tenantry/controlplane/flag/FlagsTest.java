package io.tenantry.controlplane.flag;

import static io.tenantry.controlplane.testsupport.ControlPlane.asAdmin;
import static io.tenantry.controlplane.testsupport.ControlPlane.freshId;
import static io.tenantry.controlplane.testsupport.ControlPlane.sending;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.tenantry.controlplane.testsupport.ReadyForTenants;
import io.tenantry.controlplane.testsupport.Tokens;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class FlagsTest {

  private static final String FLAGS = "/api/v1/flags/";

  @Inject Jdbi jdbi;
  private final String flag = "f-" + UUID.randomUUID();
  private final String ring = "r-" + UUID.randomUUID();

  @BeforeEach
  void prepare() {
    ReadyForTenants.prepare();
  }

  @Test
  void flagIsSeenByTheTenantsOfItsRingsAndThoseNamedAndByNoOther() {
    // given
    String canary = tenant(ring);
    String named = tenant("all");
    String other = tenant("all");
    long before = version(other);

    // when
    put("{\"rings\": [\"%s\"], \"tenants\": [\"%s\"]}".formatted(ring, named))
        .statusCode(200)
        .body("status", equalTo("succeeded"));

    // then
    assertThat(flagsOf(canary)).contains(flag);
    assertThat(flagsOf(named)).contains(flag);
    assertThat(flagsOf(other)).doesNotContain(flag);
    assertThat(version(canary)).isGreaterThan(before);
    asAdmin().get(FLAGS + flag).then().statusCode(200).body("rings", contains(ring));
  }

  @Test
  void flagThatIsTakenBackIsSeenByNobodyAndTheCatalogSaysSo() {
    // given
    String canary = tenant(ring);
    put("{\"rings\": [\"%s\"]}".formatted(ring)).statusCode(200);
    long given = version(canary);

    // when
    sending(Tokens.admin(), "{}")
        .header("Prefer", "wait=60")
        .delete(FLAGS + flag)
        .then()
        .statusCode(200)
        .body("status", equalTo("succeeded"));

    // then
    assertThat(flagsOf(canary)).doesNotContain(flag);
    assertThat(version(canary)).isGreaterThan(given);
    asAdmin().get(FLAGS + flag).then().statusCode(404).body("code", equalTo("unknown-flag"));
    asAdmin().get("/api/v1/flags").then().body("items.name", not(hasItem(flag)));
    sending(Tokens.admin(), "{}").delete(FLAGS + flag).then().statusCode(404);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"rings\": [\"Not a ring\"]}",
        "{\"rings\": [\"all\", \"all\"]}",
        "{\"rings\": [null]}",
        "{\"tenants\": [null]}"
      })
  void whatIsNoFlagIsRefused(String body) {
    put(body).statusCode(400).body("code", equalTo("validation-failed"));
    asAdmin().get(FLAGS + flag).then().statusCode(404);
  }

  @Test
  void whoIsNotKnownOrNotAllowedChangesNothing() {
    put("{\"tenants\": [\"%s\"]}".formatted(freshId()))
        .statusCode(404)
        .body("code", equalTo("unknown-tenant"));
    sending(Tokens.operator(), "{}").put(FLAGS + flag).then().statusCode(403);
    asAdmin().get(FLAGS + flag).then().statusCode(404);
  }

  private ValidatableResponse put(String body) {
    return sending(Tokens.admin(), body).header("Prefer", "wait=60").put(FLAGS + flag).then();
  }

  private static String tenant(String ring) {
    String id = freshId();
    sending(
            Tokens.admin(),
            "{\"id\":\"%s\",\"ring\":\"%s\",\"companies\":[\"CRONUS\"]}".formatted(id, ring))
        .header("Prefer", "wait=60")
        .post("/api/v1/tenants")
        .then()
        .statusCode(200)
        .body("status", equalTo("succeeded"));
    return id;
  }

  private List<String> flagsOf(String tenant) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    "select unnest(flags) from catalog.mounts_v1 where tenant_id = :tenant")
                .bind("tenant", tenant)
                .mapTo(String.class)
                .list());
  }

  private long version(String tenant) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery("select version from catalog.mounts_v1 where tenant_id = :tenant")
                .bind("tenant", tenant)
                .mapTo(Long.class)
                .one());
  }
}
