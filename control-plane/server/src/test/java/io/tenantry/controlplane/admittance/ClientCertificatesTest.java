package io.tenantry.controlplane.admittance;

import static io.tenantry.controlplane.testsupport.ControlPlane.asAdmin;
import static io.tenantry.controlplane.testsupport.ControlPlane.sending;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.tenantry.controlplane.testsupport.ControlPlane;
import io.tenantry.controlplane.testsupport.ReadyForTenants;
import io.tenantry.controlplane.testsupport.Tokens;
import jakarta.inject.Inject;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class ClientCertificatesTest {

  private static final String FINGERPRINT = "0123456789abcdef".repeat(4);

  private static String tenant;
  private static String other;

  @Inject Jdbi jdbi;

  @BeforeEach
  void twoTenants() {
    if (tenant == null) {
      ReadyForTenants.prepare();
      tenant = provisioned();
      other = provisioned();
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
  void subjectIsKeptAsInstancesCompareIt() {
    map(tenant, "{\"name\": \"till\", \"subject\": \"CN=Till-7,  O=CRONUS \"}")
        .statusCode(201)
        .body("subject", equalTo("cn=till-7,o=cronus"))
        .body("status", equalTo("valid"))
        .body("unacknowledged", hasSize(0));

    assertThat(shownToInstances()).contains("cn=till-7,o=cronus");
  }

  @Test
  void certificateIsOneTenantsUntilItIsRevokedThere() {
    // given
    String colons = FINGERPRINT.toUpperCase().replaceAll("(..)(?=.)", "$1:");
    String id =
        map(tenant, "{\"name\": \"one\", \"fingerprint\": \"%s\"}".formatted(colons))
            .statusCode(201)
            .body("fingerprint", equalTo(FINGERPRINT))
            .extract()
            .path("id");
    String same = "{\"name\": \"one\", \"fingerprint\": \"%s\"}".formatted(FINGERPRINT);
    // when, then
    map(other, same).statusCode(409).body("code", equalTo("client-certificate-taken"));
    revoke(tenant, id)
        .statusCode(200)
        .body("status", equalTo("revoked"))
        .body("revokedAt", notNullValue());
    assertThat(shownToInstances()).doesNotContain(FINGERPRINT);
    map(other, same).statusCode(201);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"name\": \"a\"} | subject",
        "{\"name\": \"a\", \"subject\": \"CN=a\", \"fingerprint\": \"00\"} | subject",
        "{\"name\": \"a\", \"subject\": \"till 7\"} | subject",
        "{\"name\": \"a\", \"subject\": \"\"} | subject",
        "{\"name\": \"a\", \"fingerprint\": \"0123\"} | fingerprint",
        "{\"subject\": \"CN=a\"} | name",
        "{\"name\": \"a\", \"subject\": \"CN=a\", \"roles\": [\"platform-admin\"]} | roles"
      })
  void brokenRuleIsNamed(String body, String field) {
    map(tenant, body)
        .statusCode(400)
        .body("code", equalTo("validation-failed"))
        .body("errors.field", contains(field));
  }

  @Test
  void unknownCertificateIsSaidToBe() {
    for (String id : new String[] {"no-uuid", UUID.randomUUID().toString()}) {
      revoke(tenant, id).statusCode(404).body("code", equalTo("unknown-client-certificate"));
    }
  }

  private static ValidatableResponse map(String tenant, String body) {
    return sending(Tokens.admin(), body)
        .post("/api/v1/tenants/" + tenant + "/clientCertificates")
        .then();
  }

  private static ValidatableResponse revoke(String tenant, String id) {
    return asAdmin().delete("/api/v1/tenants/" + tenant + "/clientCertificates/" + id).then();
  }

  private String shownToInstances() {
    return jdbi.withHandle(
        h ->
            h.select(
                    "select client_certificates::text from catalog.mounts_v1 where tenant_id = ?",
                    tenant)
                .mapTo(String.class)
                .one());
  }
}
