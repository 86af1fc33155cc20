package io.tenantry.tenant.observation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.tenantry.tenant.EachTenant;
import io.tenantry.tenant.TenantContext;
import io.tenantry.tenant.observation.ConsoleRecords.Line;
import io.tenantry.tenant.sample.Caller;
import io.tenantry.tenant.sample.LoggingResource;
import io.tenantry.tenant.sample.SampleService;
import io.tenantry.tenant.testsupport.TestTenant;
import io.tenantry.tenant.testsupport.TestTenants;
import io.tenantry.tenant.testsupport.TestTokens;
import jakarta.inject.Inject;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.context.ManagedExecutor;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A line of the service's own log says for whom the thread worked that wrote it. */
@QuarkusTest
@TestProfile(SampleService.class)
class TenantLogContextTest {

  private static final Logger LOG = Logger.getLogger(LoggingResource.class);

  private static TestTenant cronus;
  private static TestTenant fabrikam;

  @Inject TenantContext context;
  @Inject EachTenant each;
  @Inject ManagedExecutor executor;

  TestTenants tenants;
  TestTokens tokens;

  private ConsoleRecords console;

  @BeforeEach
  void twoTenants() {
    if (cronus == null) {
      cronus = tenants.create("console-cronus");
      fabrikam = tenants.create("console-fabrikam");
    }
    console = new ConsoleRecords();
  }

  @AfterEach
  void close() {
    console.close();
  }

  @Test
  void workWithoutARequestIsOfItsTenantWhileItRunsAlsoWithinThatOfAnother() throws Exception {
    // when
    LOG.debug("nested 1");
    run(
        cronus,
        () -> {
          LOG.debug("nested 2");
          run(fabrikam, () -> LOG.debug("nested 3"));
          LOG.debug("nested 4");
        });
    LOG.debug("nested 5");

    // then
    assertThat(console.containing("nested"))
        .extracting(Line::message, Line::tenant)
        .containsExactly(
            tuple("nested 1", null),
            tuple("nested 2", cronus.id()),
            tuple("nested 3", fabrikam.id()),
            tuple("nested 4", cronus.id()),
            tuple("nested 5", null));
  }

  @Test
  void tenantGoesWithWorkToAnotherThreadAndDoesNotStayThere() throws Exception {
    // when
    run(cronus, () -> elsewhere("handed over with a tenant"));
    elsewhere("handed over without");

    // then
    assertThat(console.containing("handed over"))
        .extracting(Line::tenant)
        .containsExactly(cronus.id(), null);
  }

  @Test
  void workForAnotherTenantInsideARequestIsOfThatOneAndOfTheRequest() {
    // when
    new Caller(tokens)
        .at(cronus)
        .header("X-Request-Id", "call-1")
        .body("console visit")
        .post("/context/log/beside/" + fabrikam.uuid())
        .then()
        .statusCode(204);

    // then
    assertThat(console.containing("console visit"))
        .extracting(Line::message, Line::tenant, Line::request)
        .containsExactly(
            tuple("console visit before", cronus.id(), "call-1"),
            tuple("console visit beside", fabrikam.id(), "call-1"),
            tuple("console visit after", cronus.id(), "call-1"));
  }

  @Test
  void turnAndFailureOfWorkForEveryTenantAreOfThatTenant() throws Exception {
    // when
    each.run(
        2,
        tenant -> {
          LOG.debugf("turn of %s.", tenant.id());
          throw new IllegalStateException("not tonight");
        });

    // then
    for (TestTenant tenant : List.of(cronus, fabrikam)) {
      assertThat(console.containing("turn of " + tenant.id() + "."))
          .extracting(Line::tenant)
          .containsExactly(tenant.id());
      assertThat(console.containing("work for a tenant failed: tenant=" + tenant.id()))
          .extracting(Line::tenant)
          .containsExactly(tenant.id());
    }
  }

  private void elsewhere(String text) throws Exception {
    executor.runAsync(() -> LOG.debug(text)).get(10, TimeUnit.SECONDS);
  }

  private void run(TestTenant tenant, Work work) throws Exception {
    context.run(
        tenant.uuid(),
        () -> {
          work.run();
          return null;
        });
  }

  private interface Work {

    void run() throws Exception;
  }
}
