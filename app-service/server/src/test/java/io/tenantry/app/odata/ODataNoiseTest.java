package io.tenantry.app.odata;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.tenantry.tenant.testsupport.TenantryTestResource;
import io.tenantry.tenant.testsupport.TestTenants;
import io.tenantry.tenant.testsupport.TestTokens;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Whatever is asked for, nothing breaks, and no statement is seen. */
@QuarkusTest
@QuarkusTestResource(TenantryTestResource.class)
class ODataNoiseTest {

  private static final int ROUNDS = 600;
  private static final List<String> WORDS =
      List.of(
          "Number",
          "Name",
          "Version",
          "CreatedAt",
          "Country",
          "SalesOrders",
          "Entries",
          "Buyer",
          "'C-1'",
          "''",
          "'",
          "null",
          "true",
          "1",
          "-1",
          "1.5",
          "1e400",
          "INF",
          "NaN",
          "9999999999",
          "2026-01-01",
          "9999-12-31",
          "-0001-01-01",
          "duration'P9999999D'",
          "12:00:00",
          "2026-01-01T00:00:00Z",
          "00000000-0000-0000-0000-000000000000",
          "eq",
          "ne",
          "gt",
          "and",
          "or",
          "not",
          "in",
          "has",
          "add",
          "sub",
          "mul",
          "div",
          "mod",
          "(",
          ")",
          ",",
          "/",
          ":",
          "@x",
          "$it",
          "$count",
          "$value",
          "any(x:x/Number eq '1')",
          "all(",
          "contains(Name,'a')",
          "length(",
          "substring(Name,-5,99999999)",
          "cast(Name,Edm.Int32)",
          "year(CreatedAt)",
          "now()",
          "round(Version)",
          "indexof(Name,Number)",
          "; drop table customer; --",
          "'); call pg_sleep(9); --",
          "\" or 1=1",
          "?",
          "{}",
          "%",
          "\u0000",
          "\uFFFF",
          "😀",
          "..",
          "$apply",
          "groupby((Country))",
          "aggregate(Version with sum as x)",
          "Tenantry.Balance()");
  private static final List<String> OPTIONS =
      List.of(
          "$filter",
          "$orderby",
          "$select",
          "$expand",
          "$search",
          "$apply",
          "$top",
          "$skip",
          "$skiptoken",
          "$count",
          "$format",
          "$id",
          "company",
          "@x");

  private static final String SECRETS =
      "(?is).*(business\\.|tenantry\\.company|\"r[0-9]+\"|org\\.postgresql|jdbc|at java\\.|select"
          + " .* from).*";

  TestTenants tenants;
  TestTokens tokens;

  private final long seed = System.nanoTime();
  private final Random random = new Random(seed);

  @Test
  void noiseIsAnsweredWithAReasonOrWithData() {
    ODataScene scene = ODataScene.empty(tenants, tokens);
    scene.user().createCustomer(ODataScene.COMPANY, "C-1", "Adatum");
    for (int round = 0; round < ROUNDS; round++) {
      String noise = noise();
      Response answer = send(scene, round % 7, noise);

      assertThat(answer.statusCode() < 500 || answer.statusCode() == 501)
          .as("%d: seed %d, kind %d: %s", answer.statusCode(), seed, round % 7, noise)
          .isTrue();
      assertThat(answer.asString()).as("seed %d: %s", seed, noise).doesNotMatch(SECRETS);
    }
    scene.get("Customer/$count").then().statusCode(200);
  }

  private Response send(ODataScene scene, int kind, String noise) {
    String customers = ODataScene.in("Customer");
    String encoded = encoded(noise);
    return switch (kind) {
      case 0, 1, 2 ->
          scene
              .asks()
              .get(customers + "?" + OPTIONS.get(random.nextInt(OPTIONS.size())) + "=" + encoded);
      case 3 -> scene.asks().get(customers + "(" + encoded + ")");
      case 4 -> scene.asks().get(ODataScene.ROOT + "/" + encoded);
      case 5 -> scene.asks().body("{\"Number\": " + noise + "}").post(customers);
      default ->
          scene
              .user()
              .sends(
                  ("--b\r\n" + noise + "\r\n\r\n" + noise + "\r\n--b--")
                      .getBytes(StandardCharsets.UTF_8))
              .contentType("multipart/mixed; boundary=b")
              .post(ODataScene.ROOT + "/$batch");
    };
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private String noise() {
    StringBuilder noise = new StringBuilder();
    for (int i = random.nextInt(7); i >= 0; i--) {
      noise
          .append(WORDS.get(random.nextInt(WORDS.size())))
          .append(random.nextInt(3) > 0 ? " " : "");
    }
    return noise.toString();
  }
}
