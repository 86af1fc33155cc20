package io.tenantry.tenant.pool;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.tenantry.tenant.Proof;
import io.tenantry.tenant.catalog.Admittance;
import io.tenantry.tenant.catalog.CatalogSnapshot;
import io.tenantry.tenant.catalog.LiveCatalog;
import io.tenantry.tenant.catalog.OwnIssuer;
import io.tenantry.tenant.catalog.PlainTenant;
import io.tenantry.tenant.catalog.TenantEntry;
import io.tenantry.tenant.catalog.TenantLimits;
import io.tenantry.tenant.sample.StandaloneService;
import io.tenantry.tenant.testsupport.PlainTenants;
import io.tenantry.tenant.testsupport.TestIssuer;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tenants come and go, each with an identity of its own, and nothing of them stays. */
@QuarkusTest
@TestProfile(StandaloneService.class)
class ResidueTest {

  private static final int WARM_UP = 100;
  private static final int CYCLES = Proof.size(150, 10_000);

  /** One object of a class for each tenant would be a residue; the JVM itself makes a few. */
  private static final int RESIDUE = CYCLES * 9 / 10;

  /**
   * A text alone is kept by nobody: whatever keeps it has an object of its own. The JVM makes a
   * thousand of them for itself, such as names of classes.
   */
  private static final Set<String> TEXTS = Set.of("java.lang.String", "[B");

  private final HttpClient client = HttpClient.newHttpClient();

  @Inject LiveCatalog catalog;

  @TestHTTPResource("/notes")
  URI notes;

  PlainTenants tenants;

  private TestIssuer issuer;
  private CatalogSnapshot others;
  private PlainTenant database;
  private int comers;

  @BeforeEach
  void oneDatabaseForAllWhoComeAndGo() {
    issuer = TestIssuer.start();
    others = catalog.snapshot();
    database = tenants.unmounted("residue");
  }

  @AfterEach
  void asItWas() {
    catalog.replace(others);
    issuer.close();
  }

  @Test
  void mountedUsedAndDismountedTenantsLeaveNothingBehind() throws Exception {
    // given
    cycles(WARM_UP);
    long threads = threadsOfPools();
    LiveObjects before = LiveObjects.now();

    // when
    cycles(CYCLES);

    // then
    await().atMost(20, SECONDS).until(() -> threadsOfPools() <= threads);
    await()
        .atMost(20, SECONDS)
        .untilAsserted(
            () ->
                assertThat(LiveObjects.now().grownSince(before, RESIDUE).entrySet())
                    .as("one object or more for each of %d tenants", CYCLES)
                    .allMatch(grown -> TEXTS.contains(grown.getKey())));
  }

  private void cycles(int times) throws Exception {
    for (int i = 0; i < times; i++) {
      TenantEntry tenant = comer();
      catalog.replace(snapshot(List.of(tenant)));
      assertThat(notes(tenant)).isEqualTo("200 []");
      catalog.replace(snapshot(List.of()));
      assertThat(notes(tenant)).startsWith("404");
    }
  }

  private CatalogSnapshot snapshot(List<TenantEntry> entries) {
    return CatalogSnapshot.of("residue", catalog.snapshot().version() + 1, entries);
  }

  /** A tenant that nobody has seen before, with limits and an identity provider of its own. */
  private TenantEntry comer() {
    String id = "comer-" + ++comers;
    PlainTenant plain =
        new PlainTenant(
            id,
            UUID.randomUUID(),
            database.jdbcUrl(),
            database.username(),
            database.password(),
            List.of(id + ".example"),
            database.release(),
            database.incarnation(),
            false,
            new TenantLimits(2, 0, 1_000, 10, 10, Map.of()),
            Set.of());
    OwnIssuer own =
        new OwnIssuer(
            issuer.url(),
            id,
            Optional.of(issuer.keys()),
            Optional.empty(),
            "realm_access/roles",
            Optional.empty());
    return plain
        .entry(catalog.snapshot().version() + 1)
        .admitting(new Admittance(Optional.of(own), List.of(), List.of()));
  }

  private String notes(TenantEntry tenant) throws Exception {
    HttpResponse<String> answer =
        client.send(
            HttpRequest.newBuilder(URI.create(notes + "?tenant=" + tenant.id()))
                .header(
                    "Authorization", "Bearer " + issuer.token("user", tenant.id(), "tenant-user"))
                .build(),
            HttpResponse.BodyHandlers.ofString());
    return answer.statusCode() + " " + answer.body();
  }

  /** Agroal keeps one for each pool. */
  private static long threadsOfPools() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().startsWith("agroal"))
        .count();
  }
}
