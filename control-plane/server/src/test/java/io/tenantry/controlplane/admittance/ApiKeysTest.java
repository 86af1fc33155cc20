package io.tenantry.controlplane.admittance;

import static io.tenantry.controlplane.testsupport.ControlPlane.as;
import static io.tenantry.controlplane.testsupport.ControlPlane.asAdmin;
import static io.tenantry.controlplane.testsupport.ControlPlane.sending;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.tenantry.controlplane.testsupport.ControlPlane;
import io.tenantry.controlplane.testsupport.ReadyForTenants;
import io.tenantry.controlplane.testsupport.Tokens;
import jakarta.inject.Inject;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.UUID;
import org.hamcrest.Matchers;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class ApiKeysTest {

  private static String tenant;

  @Inject Jdbi jdbi;

  @BeforeEach
  void oneTenant() {
    if (tenant == null) {
      ReadyForTenants.prepare();
      tenant = provisioned();
    }
  }

  private static String provisioned() {
    String id = ControlPlane.freshId();
    sending(Tokens.admin(), "{\"id\": \"%s\"}".formatted(id))
        .header("Prefer", "wait=60")
        .post("/api/v1/tenants")
        .then()
        .statusCode(200)
        .body("status", equalTo("succeeded"));
    return id;
  }

  @Test
  void secretIsToldOnceAndOnlyItsHashIsKept() throws Exception {
    // when
    String secret =
        issue("{\"name\": \"shop\"}")
            .statusCode(201)
            .header("Cache-Control", equalTo("no-store"))
            .body("key.name", equalTo("shop"))
            .body("key.roles", contains("tenant-user"))
            .body("key.status", equalTo("valid"))
            .body("key.createdBy", equalTo("platform-admin"))
            .body("key.expiresAt", notNullValue())
            .body("unacknowledged", hasSize(0))
            .extract()
            .path("secret");
    // then
    byte[] content = Base64.getUrlDecoder().decode(secret.substring("tnt_".length()));
    byte[] hash =
        MessageDigest.getInstance("SHA-256")
            .digest(Arrays.copyOfRange(content, 16, content.length));
    assertThat(shownToInstances()).contains(HexFormat.of().formatHex(hash));
    assertThat(everythingKept()).doesNotContain(secret.substring(30));
    asAdmin().get(keys()).then().body("items.secret", Matchers.everyItem(Matchers.nullValue()));
  }

  @Test
  void twoKeysOfANameAreValidAtATime() {
    // given
    issue("{\"name\": \"rotated\"}").statusCode(201);
    String first = idOfNewest();
    issue("{\"name\": \"rotated\"}").statusCode(201);
    // when, then
    issue("{\"name\": \"rotated\"}")
        .statusCode(409)
        .body("code", equalTo("too-many-api-keys"))
        .body("valid", hasSize(2));
    revoke(first).statusCode(200).body("key.status", equalTo("revoked"));
    issue("{\"name\": \"rotated\"}").statusCode(201);
  }

  @Test
  void revokedKeyIsGoneForInstancesAndStaysInTheList() {
    // given
    issue("{\"name\": \"lost\", \"roles\": [\"tenant-admin\", \"tenant-user\"]}").statusCode(201);
    String id = idOfNewest();
    assertThat(shownToInstances()).contains(id);
    long version = version();
    // when
    revoke(id).statusCode(200).body("key.revokedAt", notNullValue());
    // then
    assertThat(shownToInstances()).doesNotContain(id);
    assertThat(version()).isGreaterThan(version);
    asAdmin()
        .get(keys())
        .then()
        .body("items.find { it.id == '%s' }.status".formatted(id), equalTo("revoked"));
    revoke(id).statusCode(200);
  }

  @Test
  void keyIsRevokedWhateverTheTenantsStateAndMadeOnlyForOneThatMayBeChanged() {
    // given
    String id = provisioned();
    String path = "/api/v1/tenants/" + id + "/apiKeys";
    String key =
        sending(Tokens.admin(), "{\"name\": \"shop\"}")
            .post(path)
            .then()
            .statusCode(201)
            .extract()
            .path("key.id");
    sending(Tokens.admin(), "{\"confirm\": \"%s\"}".formatted(id))
        .header("Prefer", "wait=60")
        .delete("/api/v1/tenants/" + id)
        .then()
        .statusCode(200);
    // when, then
    sending(Tokens.admin(), "{\"name\": \"shop\"}")
        .post(path)
        .then()
        .statusCode(409)
        .body("code", equalTo("illegal-transition"));
    asAdmin().delete(path + "/" + key).then().statusCode(200);
  }

  @Test
  void whenAKeyWasUsedIsShown() {
    issue("{\"name\": \"used\"}").statusCode(201);
    String id = idOfNewest();

    jdbi.useHandle(
        h ->
            h.execute(
                "select catalog.record_key_use(array[?]::uuid[], array[now()])",
                UUID.fromString(id)));

    asAdmin()
        .get(keys())
        .then()
        .body("items.find { it.id == '%s' }.lastUsedAt".formatted(id), notNullValue());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{} | name",
        "{\"name\": \"Not a name\"} | name",
        "{\"name\": \"a\", \"roles\": []} | roles",
        "{\"name\": \"a\", \"roles\": [\"platform-admin\"]} | roles",
        "{\"name\": \"a\", \"roles\": [null]} | roles",
        "{\"name\": \"a\", \"expiresAt\": \"2001-01-01T00:00:00Z\"} | expiresAt",
        "{\"name\": \"a\", \"requestsPerMinute\": 0} | requestsPerMinute",
        "{\"name\": \"a\", \"requestsPerMinute\": 1000001} | requestsPerMinute",
        "{\"name\": \"a\", \"expiresAt\": \"2999-01-01T00:00:00Z\"} | expiresAt"
      })
  void everyBrokenRuleIsNamedAndNothingIsMade(String body, String field) {
    String before = asAdmin().get(keys()).asString();
    issue(body)
        .statusCode(400)
        .body("code", equalTo("validation-failed"))
        .body("errors.field", contains(field));
    assertThat(asAdmin().get(keys()).asString()).isEqualTo(before);
  }

  @Test
  void quotaOfAKeyIsShownToCallersAndToInstances() {
    issue("{\"name\": \"busy\", \"requestsPerMinute\": 4711}")
        .statusCode(201)
        .body("key.requestsPerMinute", equalTo(4711));
    assertThat(shownToInstances()).contains("\"requestsPerMinute\": 4711");
  }

  @Test
  void unknownTenantAndUnknownKeyAreSaidToBe() {
    sending(Tokens.admin(), "{\"name\": \"a\"}")
        .post("/api/v1/tenants/never-was/apiKeys")
        .then()
        .statusCode(404)
        .body("code", equalTo("unknown-tenant"));
    revoke("no-uuid").statusCode(404).body("code", equalTo("unknown-api-key"));
    revoke(UUID.randomUUID().toString()).statusCode(404).body("code", equalTo("unknown-api-key"));
  }

  @Test
  void viewersSeeKeysAndMakeNone() {
    as(Tokens.viewer()).get(keys()).then().statusCode(200);
    sending(Tokens.viewer(), "{\"name\": \"a\"}").post(keys()).then().statusCode(403);
    as(Tokens.viewer()).delete(keys() + "/" + UUID.randomUUID()).then().statusCode(403);
  }

  @Test
  void whoMadeAndRevokedAKeyIsInTheAuditTrail() {
    issue("{\"name\": \"audited\", \"reason\": \"Opening day\"}").statusCode(201);
    revoke(idOfNewest()).statusCode(200);

    for (String action : new String[] {"issue-api-key", "revoke-api-key"}) {
      asAdmin()
          .queryParam("action", action)
          .get("/api/v1/tenants/" + tenant + "/audit")
          .then()
          .statusCode(200)
          .body("items.detail.name", Matchers.hasItem("audited"))
          .body("items.actor", Matchers.hasItem("platform-admin"))
          .body("items", not(hasSize(0)));
    }
  }

  private static String keys() {
    return "/api/v1/tenants/" + tenant + "/apiKeys";
  }

  private static ValidatableResponse issue(String body) {
    return sending(Tokens.admin(), body).post(keys()).then();
  }

  private static ValidatableResponse revoke(String id) {
    return asAdmin().delete(keys() + "/" + id).then();
  }

  private static String idOfNewest() {
    return asAdmin().get(keys()).then().statusCode(200).extract().path("items[-1].id");
  }

  private String shownToInstances() {
    return text("select api_keys::text from catalog.mounts_v1 where tenant_id = ?");
  }

  private long version() {
    return Long.parseLong(text("select version::text from catalog.mounts_v1 where tenant_id = ?"));
  }

  private String text(String query) {
    return jdbi.withHandle(h -> h.select(query, tenant).mapTo(String.class).one());
  }

  /** Keys and audit as text. */
  private String everythingKept() {
    Map<String, Object> kept =
        jdbi.withHandle(
            h ->
                h.createQuery(
                        "select (select string_agg(k::text, ' ') from catalog.api_key k) as keys,"
                            + " (select string_agg(a::text, ' ') from catalog.audit a) as audit")
                    .mapToMap()
                    .one());
    return kept.toString();
  }
}
