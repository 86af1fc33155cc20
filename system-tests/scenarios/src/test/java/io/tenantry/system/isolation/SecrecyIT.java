package io.tenantry.system.isolation;

import static org.assertj.core.api.Assertions.assertThat;

import io.tenantry.system.platform.Answer;
import io.tenantry.system.platform.Call;
import io.tenantry.system.platform.Instance;
import io.tenantry.system.platform.NewTenant;
import io.tenantry.system.platform.Platform;
import io.tenantry.system.platform.SystemTest;
import io.tenantry.system.platform.Tenant;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Passwords leave encrypted storage only into a pool. */
@SystemTest
class SecrecyIT {

  private final Platform platform;

  SecrecyIT(Platform platform) {
    this.platform = platform;
  }

  @Test
  void passwordOfALoginIsNowhereInTheClear() throws IOException {
    Tenant tenant = platform.controlPlane().provision(NewTenant.named(platform.freshId("secret")));
    platform.instances().forEach(instance -> instance.companies(tenant));
    Collection<String> passwords = platform.secrets().of(tenant).values();
    assertThat(passwords).hasSize(3).allSatisfy(p -> assertThat(p).hasSizeGreaterThan(15));

    Map<String, String> places = answers(tenant);
    places.put("catalog", platform.catalog().dump());
    for (Path log : platform.logs()) {
      places.put(log.toString(), Files.readString(log, StandardCharsets.ISO_8859_1));
    }

    assertThat(places.get("catalog")).contains(tenant.id());
    places.forEach((place, text) -> assertThat(text).as(place).doesNotContain(passwords));
  }

  @Test
  void answersToErrorsTellNothingOfTheInside() {
    for (Answer answer :
        List.of(
            platform.controlPlane().send(Call.post("/api/v1/tenants", "{")),
            platform.controlPlane().send(Call.post("/api/v1/tenants", "[]")),
            platform.controlPlane().send(Call.get("/api/v1/tenants?cursor=broken")),
            platform.controlPlane().send(Call.get("/api/v1/operations/not-a-uuid")))) {
      assertThat(answer.status()).as("%s", answer).isBetween(400, 499);
      assertThat(answer.body())
          .doesNotContainIgnoringCase("select ", "jdbc:", "org.postgresql", "\tat ", "exception");
    }
  }

  private Map<String, String> answers(Tenant tenant) {
    Map<String, String> answers = new LinkedHashMap<>();
    for (String path :
        List.of(
            "/api/v1/tenants",
            "/api/v1/tenants/" + tenant.id(),
            "/api/v1/operations/" + tenant.provisioning(),
            "/api/v1/operations",
            "/api/v1/database-servers",
            "/api/v1/instances",
            "/q/health")) {
      answers.put("control plane " + path, platform.controlPlane().send(Call.get(path)).body());
    }
    for (Instance instance : platform.instances()) {
      Call health = Call.get("/q/health").onHost(RoutedCall.NEUTRAL_HOST);
      answers.put(instance + " health", instance.send(health).body());
      answers.put(instance + " companies", instance.companies(tenant).body());
    }
    return answers;
  }
}
