package io.tenantry.controlplane.audit;

import static io.tenantry.controlplane.testsupport.ControlPlane.as;
import static io.tenantry.controlplane.testsupport.ControlPlane.freshId;
import static io.tenantry.controlplane.testsupport.ControlPlane.sending;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.tenantry.controlplane.testsupport.ApiDescription;
import io.tenantry.controlplane.testsupport.KeysetsResource;
import io.tenantry.controlplane.testsupport.PlatformIssuer;
import io.tenantry.controlplane.testsupport.PostgresResource;
import io.tenantry.controlplane.testsupport.ReadyForTenants;
import io.tenantry.controlplane.testsupport.Tokens;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(PlatformIssuer.class)
@QuarkusTestResource(KeysetsResource.class)
class AuditApiTest {

  private static final String AUDIT = "/api/v1/audit";

  private final String tenant = freshId();

  @BeforeEach
  void provisionMountAndDismount() {
    ReadyForTenants.prepare();
    act("/api/v1/tenants", "{\"id\": \"" + tenant + "\"}");
    act("/api/v1/tenants/" + tenant + "/dismount", "{}");
    act("/api/v1/tenants/" + tenant + "/mount", "{\"reason\": \"Opening day\"}");
  }

  @Test
  void everyChangeOfATenantIsReadNewestFirstPageByPage() {
    // when
    List<String> actions = new ArrayList<>();
    List<Integer> ids = new ArrayList<>();
    String cursor = "";
    while (cursor != null) {
      JsonPath page = read("/api/v1/tenants/" + tenant + "/audit?limit=2" + cursor);
      actions.addAll(page.getList("items.action"));
      ids.addAll(page.getList("items.id"));
      String next = page.getString("nextCursor");
      cursor = next == null ? null : "&cursor=" + next;
    }
    // then
    assertThat(actions).containsSubsequence("mount", "dismount", "provision");
    assertThat(ids).isSortedAccordingTo(Comparator.reverseOrder()).doesNotHaveDuplicates();
  }

  @Test
  void trailIsFilteredByActorActionOutcomeAndTime() {
    as(Tokens.viewer())
        .get(AUDIT + "?tenant=" + tenant + "&action=mount&actor=platform-operator&outcome=accepted")
        .then()
        .statusCode(200)
        .body("items.action", contains("mount"))
        .body("items.tenantId", everyItem(equalTo(tenant)));
    assertThat(read(AUDIT + "?tenant=" + tenant + "&until=2000-01-01T00:00:00Z").getList("items"))
        .isEmpty();
    assertThat(read(AUDIT + "?tenant=" + tenant + "&actor=nobody").getList("items")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"application/x-ndjson", "application/jsonl"})
  void trailIsExportedAsOneLineOfJsonPerEntry(String mediaType) {
    String text =
        as(Tokens.viewer())
            .accept(mediaType)
            .get(AUDIT + "?tenant=" + tenant)
            .then()
            .statusCode(200)
            .contentType(mediaType)
            .extract()
            .asString();
    List<String> lines = text.lines().toList();
    assertThat(lines).hasSizeGreaterThanOrEqualTo(3);
    assertThat(lines)
        .allSatisfy(
            line ->
                assertThat(ApiDescription.parse(line).path("tenantId").asText()).isEqualTo(tenant));
  }

  @Test
  void valuesThatCannotBeReadAreNamed() {
    for (String query : List.of("since=yesterday", "outcome=great", "cursor=x", "limit=0")) {
      as(Tokens.viewer())
          .get(AUDIT + "?" + query)
          .then()
          .statusCode(400)
          .body("errors[0].field", equalTo(query.substring(0, query.indexOf('='))));
    }
    as(Tokens.viewer()).get("/api/v1/tenants/" + freshId() + "/audit").then().statusCode(404);
    as(Tokens.of("tenant-admin")).get(AUDIT).then().statusCode(403);
  }

  private static JsonPath read(String path) {
    return as(Tokens.viewer()).get(path).then().statusCode(200).extract().jsonPath();
  }

  private static void act(String path, String body) {
    sending(Tokens.operator(), body)
        .header("Prefer", "wait=60")
        .post(path)
        .then()
        .statusCode(200)
        .body("status", equalTo("succeeded"));
  }
}
