package io.tenantry.tenant.push;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.tenantry.tenant.observation.ConsoleRecords;
import io.tenantry.tenant.sample.Caller;
import io.tenantry.tenant.sample.SampleService;
import io.tenantry.tenant.testsupport.TestTenant;
import io.tenantry.tenant.testsupport.TestTenants;
import io.tenantry.tenant.testsupport.TestTokens;
import io.vertx.core.Vertx;
import io.vertx.core.http.UpgradeRejectedException;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Sockets and event streams are of the tenant that was asked, and end with it. */
@QuarkusTest
@TestProfile(SampleService.class)
@Timeout(60)
class PushTest {

  /** Well below the drain limit, which would end everything. */
  private static final Duration AT_ONCE = Duration.ofSeconds(8);

  private final HttpClient http = HttpClient.newHttpClient();

  @Inject Vertx vertx;

  @TestHTTPResource("/live")
  URI live;

  @TestHTTPResource("/context/ticks")
  URI ticks;

  TestTenants tenants;
  TestTokens tokens;

  private Caller caller;

  @BeforeEach
  void caller() {
    caller = new Caller(tokens);
  }

  @Test
  void everyCallbackOfASocketHasTheTenantOfItsHandshake() throws Exception {
    // given
    TestTenant one = tenants.create(fresh());
    TestTenant other = tenants.create(fresh());
    caller.write(one, "first");
    caller.write(other, "first");
    caller.write(other, "second");

    try (ConsoleRecords console = new ConsoleRecords();
        OpenSocket ofOne = socket(one);
        OpenSocket ofOther = socket(other)) {
      // then
      assertThat(ofOne.received()).isEqualTo("hello " + one.id());
      assertThat(ofOther.received()).isEqualTo("hello " + other.id());
      for (int i = 0; i < 5; i++) {
        assertThat(ofOne.ask("how many?")).isEqualTo("how many? " + one.id() + " 1");
        assertThat(ofOther.ask("how many?")).isEqualTo("how many? " + other.id() + " 2");
      }
      assertThat(console.containing("asked over a socket"))
          .extracting(ConsoleRecords.Line::tenant)
          .containsOnly(one.id(), other.id())
          .hasSize(10);
    }
  }

  @Test
  void tokenOfAnotherTenantOpensNoSocket() {
    TestTenant one = tenants.create(fresh());
    TestTenant other = tenants.create(fresh());
    assertThatThrownBy(() -> OpenSocket.to(vertx, live, one, tokens.of(other)))
        .isInstanceOf(ExecutionException.class)
        .cause()
        .isInstanceOfSatisfying(
            UpgradeRejectedException.class,
            refused -> assertThat(refused.getStatus()).isEqualTo(403));
  }

  @Test
  void dismountClosesSocketsWithACodeAndIsDrainedAtOnce() throws Exception {
    // given
    TestTenant leaving = tenants.create(fresh());
    TestTenant staying = tenants.create(fresh());
    try (OpenSocket ofLeaving = socket(leaving);
        OpenSocket ofStaying = socket(staying)) {
      assertThat(ofLeaving.received()).isNotNull();
      assertThat(ofStaying.received()).isNotNull();

      // when
      long since = System.nanoTime();
      tenants.awaitDrained(tenants.dismount(leaving));

      // then
      assertThat(Duration.ofNanos(System.nanoTime() - since)).isLessThan(AT_ONCE);
      assertThat(ofLeaving.closed()).isEqualTo("4404 unknown-tenant");
      assertThat(ofStaying.ask("still?")).isEqualTo("still? " + staying.id() + " 0");
    }
  }

  @Test
  void suspensionClosesSocketsWithAnotherCode() throws Exception {
    TestTenant tenant = tenants.create(fresh());
    try (OpenSocket socket = socket(tenant)) {
      assertThat(socket.received()).isNotNull();
      tenants.lifecycle(tenant, "suspended");
      assertThat(socket.closed()).isEqualTo("4403 tenant-suspended");
    }
  }

  @ParameterizedTest
  @EnumSource
  void eventStreamEndsWithItsTenantAndNotAtTheDrainLimit(HttpClient.Version version)
      throws Exception {
    // given
    TestTenant leaving = tenants.create(fresh());
    try (InputStream events = events(leaving, version)) {
      assertThat(new String(events.readNBytes(100), StandardCharsets.UTF_8))
          .contains("of " + leaving.id());

      // when
      long since = System.nanoTime();
      tenants.awaitDrained(tenants.dismount(leaving));

      // then
      assertThatThrownBy(events::readAllBytes).isInstanceOf(IOException.class);
      assertThat(Duration.ofNanos(System.nanoTime() - since)).isLessThan(AT_ONCE);
    }
  }

  private OpenSocket socket(TestTenant tenant) throws Exception {
    return OpenSocket.to(vertx, live, tenant, tokens.of(tenant));
  }

  private InputStream events(TestTenant tenant, HttpClient.Version version) throws Exception {
    return http.send(
            HttpRequest.newBuilder(URI.create(ticks + "?tenant=" + tenant.id()))
                .header("Authorization", "Bearer " + tokens.of(tenant))
                .version(version)
                .build(),
            HttpResponse.BodyHandlers.ofInputStream())
        .body();
  }

  private static String fresh() {
    return "push-" + UUID.randomUUID().toString().substring(0, 8);
  }
}
