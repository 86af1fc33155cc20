package io.tenantry.tenant.observation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.tenantry.tenant.EachTenant;
import io.tenantry.tenant.TenantContext;
import io.tenantry.tenant.sample.Caller;
import io.tenantry.tenant.sample.LoggingResource;
import io.tenantry.tenant.sample.SampleService;
import io.tenantry.tenant.testsupport.TestTenant;
import io.tenantry.tenant.testsupport.TestTenants;
import io.tenantry.tenant.testsupport.TestTokens;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is logged for a tenant is in that tenant's log, and in no other's. */
@QuarkusTest
@TestProfile(SampleService.class)
class TenantLogTest {

  private static final Logger LOG = Logger.getLogger(LoggingResource.class);
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int ROUNDS = 40;

  private static TestTenant cronus;
  private static TestTenant fabrikam;

  @Inject ObservationConfig config;
  @Inject EachTenant each;
  @Inject TenantContext context;

  TestTenants tenants;
  TestTokens tokens;

  private Caller caller;

  @BeforeEach
  void twoTenants() {
    caller = new Caller(tokens);
    if (cronus == null) {
      cronus = tenants.create("log-cronus");
      fabrikam = tenants.create("log-fabrikam");
    }
  }

  @Test
  void recordsOfConcurrentRequestsAreAllInTheirOwnTenantsLogWhateverThreadTheyGotTo()
      throws Exception {
    // when
    List<Callable<Void>> requests = new ArrayList<>();
    for (int round = 0; round < ROUNDS; round++) {
      for (TestTenant tenant : List.of(cronus, fabrikam)) {
        String text = "crowd of " + tenant.id() + " " + round;
        requests.add(() -> said(tenant, "/context/log/worker", "worker " + text));
        requests.add(() -> said(tenant, "/context/log/reactive", "reactive " + text));
        requests.add(() -> said(tenant, "/plain/log?text=plain " + text, ""));
      }
    }
    all(requests);

    // then
    for (TestTenant tenant : List.of(cronus, fabrikam)) {
      List<JsonNode> records = containing(tenant, "crowd of ");
      assertThat(records)
          .hasSize(ROUNDS * 9)
          .allMatch(record -> record.get("message").asText().contains("of " + tenant.id() + " "))
          .allMatch(record -> record.at("/mdc/tenant").asText().equals(tenant.id()))
          .allMatch(record -> record.at("/mdc/requestId").isTextual());
    }
  }

  @Test
  void workForAnotherTenantInsideARequestIsInTheLogOfThatTenant() {
    // when
    caller
        .at(cronus)
        .body("visit")
        .post("/context/log/beside/" + fabrikam.uuid())
        .then()
        .statusCode(204);

    // then
    assertThat(messages(cronus, "visit")).containsExactly("visit before", "visit after");
    assertThat(messages(fabrikam, "visit")).containsExactly("visit beside");
    assertThat(containing(fabrikam, "visit").get(0).at("/mdc/tenant").asText())
        .isEqualTo(fabrikam.id());
  }

  @Test
  void workWithoutARequestIsInTheLogOfItsTenantAndThatOfNoTenantInNone() throws Exception {
    // when
    LOG.debug("nightly of nobody");
    context.run(
        cronus.uuid(),
        () -> {
          LOG.debug("nightly of a tenant");
          return null;
        });

    // then
    assertThat(messages(cronus, "nightly")).containsExactly("nightly of a tenant");
    assertThat(everything()).doesNotContain("nightly of nobody").contains("nightly of a tenant");
  }

  @Test
  void failureOfWorkForEveryTenantIsInTheLogOfItsTenantAlone() throws Exception {
    // when
    each.run(
        2,
        tenant -> {
          if (tenant.uuid().equals(cronus.uuid())) {
            throw new IllegalStateException("nothing to count");
          }
        });

    // then
    assertThat(containing(cronus, "work for a tenant failed: tenant=" + cronus.id()))
        .filteredOn(record -> record.toString().contains("nothing to count"))
        .hasSize(1);
    assertThat(everything().lines().filter(line -> line.contains("nothing to count"))).hasSize(1);
  }

  @Test
  void dismountedTenantHasNoFileOpen() {
    // given
    TestTenant leaving = tenants.create("log-leaving");
    said(leaving, "/context/log/worker", "goodbye");
    assertThat(OpenFiles.in(directory())).contains(file(leaving));

    // when
    tenants.dismount(leaving);

    // then
    await()
        .atMost(Duration.ofSeconds(10))
        .untilAsserted(() -> assertThat(OpenFiles.in(directory())).doesNotContain(file(leaving)));
    assertThat(messages(leaving, "goodbye")).hasSize(3);
  }

  private Void said(TestTenant tenant, String path, String text) {
    int status = caller.at(tenant).body(text).post(path).statusCode();
    assertThat(status).isBetween(200, 204);
    return null;
  }

  private static void all(List<Callable<Void>> requests) throws Exception {
    ExecutorService callers = Executors.newFixedThreadPool(8);
    try {
      for (Future<Void> request : callers.invokeAll(requests)) {
        request.get();
      }
    } finally {
      callers.shutdownNow();
    }
  }

  private List<String> messages(TestTenant tenant, String part) {
    return containing(tenant, part).stream().map(record -> record.get("message").asText()).toList();
  }

  private List<JsonNode> containing(TestTenant tenant, String part) {
    return read(file(tenant))
        .lines()
        .map(TenantLogTest::parsed)
        .filter(record -> record.get("message").asText().contains(part))
        .toList();
  }

  private Path file(TestTenant tenant) {
    return directory().resolve(tenant.id() + "." + tenant.uuid() + ".log");
  }

  private Path directory() {
    return config.logs().directory().orElseThrow().toAbsolutePath();
  }

  private String everything() throws IOException {
    try (Stream<Path> files = Files.list(directory())) {
      return String.join("", files.map(TenantLogTest::read).toList());
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static JsonNode parsed(String line) {
    try {
      return JSON.readTree(line);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
