package io.tenantry.app.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.tenantry.app.testsupport.Caller;
import io.tenantry.tenant.testsupport.TenantryTestResource;
import io.tenantry.tenant.testsupport.TestTenant;
import io.tenantry.tenant.testsupport.TestTenants;
import io.tenantry.tenant.testsupport.TestTokens;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whatever is sent, the answer is never that something is wrong with us. */
@QuarkusTest
@QuarkusTestResource(TenantryTestResource.class)
class NoiseTest {

  private static final int ROUNDS = 400;
  private static final List<String> FRAGMENTS =
      List.of(
          "{",
          "}",
          "[",
          "]",
          ":",
          ",",
          "\"",
          "\\",
          "\\u0000",
          "\\ud83d",
          "null",
          "true",
          "1e999",
          "\"number\"",
          "\"name\"",
          "\"links\"",
          "\"C-1\"",
          "'; drop table business.customer; --",
          "%",
          "_",
          "!",
          "\u0000",
          "\uFFFF",
          "😀",
          "é",
          "\r\n",
          "\t",
          "..",
          "/",
          "-1",
          "NaN");

  TestTenants tenants;
  TestTokens tokens;
  TestTenant tenant;
  Caller admin;
  long seed;
  Random random;

  @BeforeEach
  void tenant() {
    tenant = tenants.create("noise-" + UUID.randomUUID());
    admin = Caller.admin(tenant, tokens);
    seed = System.nanoTime();
    random = new Random(seed);
  }

  @Test
  void noiseIsAnsweredWithAReasonOrWithData() {
    for (int round = 0; round < ROUNDS; round++) {
      String noise = noise();
      Response answer = send(round % 8, noise);

      assertThat(answer.statusCode())
          .as("seed %d, round %d, kind %d: %s", seed, round, round % 8, noise)
          .isLessThan(500);
    }
  }

  private Response send(int kind, String noise) {
    String customers = "/api/v1/companies/CRONUS/customers";
    String encoded = URLEncoder.encode(noise, StandardCharsets.UTF_8).replace("+", "%20");
    return switch (kind) {
      case 0 -> admin.asks().body(noise).post(customers);
      case 1 ->
          admin.asks().body("{\"number\": \"1\", \"name\": \"" + noise + "\"}").post(customers);
      case 2 -> admin.asks().urlEncodingEnabled(false).get(customers + "?q=" + encoded);
      case 3 -> admin.asks().urlEncodingEnabled(false).get(customers + "?cursor=" + encoded);
      case 4 -> admin.asks().urlEncodingEnabled(false).get(customers + "/" + encoded);
      case 5 ->
          admin.asks().urlEncodingEnabled(false).get("/api/v1/companies/" + encoded + "/customers");
      case 6 -> admin.sends(bytes()).post(customers + "/import");
      default -> admin.asks().body("{\"name\": \"" + noise + "\"}").post("/api/v1/companies");
    };
  }

  private String noise() {
    StringBuilder noise = new StringBuilder();
    for (int i = random.nextInt(12); i >= 0; i--) {
      noise.append(FRAGMENTS.get(random.nextInt(FRAGMENTS.size())));
    }
    return noise.toString();
  }

  private byte[] bytes() {
    byte[] file =
        ("number,name\n" + noise() + "," + noise() + "\nx,").getBytes(StandardCharsets.UTF_8);
    file[random.nextInt(file.length)] = (byte) random.nextInt(256);
    return file;
  }
}
