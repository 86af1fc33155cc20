package io.tenantry.system.isolation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tenantry.system.platform.Answer;
import io.tenantry.system.platform.Call;
import io.tenantry.system.platform.CatalogTenant;
import io.tenantry.system.platform.DatabaseServer;
import io.tenantry.system.platform.Instance;
import io.tenantry.system.platform.NewTenant;
import io.tenantry.system.platform.Platform;
import io.tenantry.system.platform.Session;
import io.tenantry.system.platform.SystemTest;
import io.tenantry.system.platform.Tenant;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * A token or an API key opens the tenant it was issued for and no other, on every route that is
 * described or only written.
 */
@SystemTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ForeignTokenIT {

  private static final String NUMBER = "CANARY";

  /** Programs are told the code, OData's in the form of OData; people read the title on a page. */
  private static final String CODE = "\"tenant-mismatch\"";

  private static final String TITLE = "<title>The credential belongs to another tenant</title>";

  private final Platform platform;
  private Tenant own;
  private Tenant foreign;
  private CatalogTenant place;
  private DatabaseServer server;

  ForeignTokenIT(Platform platform) {
    this.platform = platform;
  }

  @BeforeAll
  void twoTenants() {
    own = platform.controlPlane().provision(NewTenant.named(platform.freshId("own")));
    foreign = platform.controlPlane().provision(NewTenant.named(platform.freshId("foreign")));
    place = platform.catalog().tenant(foreign.id());
    server = platform.server(place.server());
    Answer canary =
        platform
            .instances()
            .get(0)
            .send(
                foreign,
                Call.post(
                    foreign.customers(""),
                    "{\"number\": \"CANARY\", \"name\": \"" + foreign.id() + " canary\"}"));
    assertThat(canary.status()).as("%s", canary).isEqualTo(201);
    // No pool of the foreign tenant is left: whatever is read from now on must begin a session.
    platform.controlPlane().dismount(foreign);
    platform.controlPlane().mount(foreign);
  }

  @Test
  void noRouteOpensWithAnotherTenantsCredential() {
    List<Call> routes = AppRoutes.of(platform, own, foreign, NUMBER);
    List<String> credentials =
        List.of(platform.tokens().of(own), platform.controlPlane().apiKey(own, "shop"));
    // Many at once would all be refused while an instance fetches the key of the first token.
    for (Instance instance : platform.instances()) {
      assertThat(instance.companies(own).status()).as("%s", instance).isEqualTo(200);
    }
    awaitCensus();
    long sessions = server.sessionsEver(place.database());

    for (Instance instance : platform.instances()) {
      for (Call route : routes) {
        assertRefusedInEveryWay(instance, route, credentials);
      }
    }

    assertThat(server.sessionsEver(place.database())).isEqualTo(sessions);
    assertThatTheMeasureCanFail(sessions);
  }

  private void assertRefusedInEveryWay(Instance instance, Call route, List<String> credentials) {
    Map<String, CompletableFuture<Answer>> answers = new LinkedHashMap<>();
    for (RoutedCall way : RoutedCall.values()) {
      for (String credential : credentials) {
        Call call = way.to(foreign, route).withToken(credential);
        answers.put(
            call + " by " + way + " with " + credentials.indexOf(credential),
            instance.sendAsync(call));
      }
    }
    answers.forEach((what, answer) -> assertRefused(what, answer.join()));
  }

  @Test
  void routesThatNoDescriptionShowsAreAmongThem() {
    assertThat(AppRoutes.of(platform, own, foreign, NUMBER))
        .hasSizeGreaterThan(200)
        .extracting(call -> call.method() + " " + call.path())
        .contains(
            "GET /ui",
            "POST /ui/companies/%s/payments/cards/any/reverse".formatted(companyInPath()),
            "GET /scim/v2/Users",
            "PATCH /scim/v2/Users/any",
            "GET /odata/v4/$metadata",
            "POST /odata/v4/$batch",
            "GET /odata/v4/Company('%s')/Customer".formatted(companyInPath()),
            "DELETE /odata/v4/Company('%s')/Customer('CANARY')".formatted(companyInPath()));
  }

  private String companyInPath() {
    return foreign.company().replace(" ", "%20");
  }

  /**
   * The control plane counts the companies of a new tenant in the tenant's database, and does so
   * again a minute later if there have been requests: its session is no intruder's, so it is told
   * that it has just been there.
   */
  private void awaitCensus() {
    try (Session catalog = platform.catalog().session();
        Session maintenance = server.session("postgres")) {
      await()
          .atMost(Duration.ofSeconds(60))
          .until(
              () ->
                  catalog.number(
                              "select count(*) from catalog.company_count where tenant_uuid = ?",
                              foreign.uuid())
                          == 1
                      && maintenance.number(
                              "select count(*) from pg_stat_activity where datname = ?",
                              place.database())
                          == 0);
      catalog.run(
          "update catalog.company_count set counted_at = now() + interval '1 hour'"
              + " where tenant_uuid = ?",
          foreign.uuid());
    }
  }

  /** The tenant's own user does begin a session: the count above is no constant. */
  private void assertThatTheMeasureCanFail(long sessions) {
    Answer answer = platform.instances().get(0).send(foreign, Call.get(foreign.customers("")));
    assertThat(answer.body()).contains(NUMBER).doesNotContain("INTRUDER");
    await()
        .atMost(Duration.ofSeconds(15))
        .until(() -> server.sessionsEver(place.database()) > sessions);
  }

  @Test
  void tokenOfNoTenantOpensNone() {
    for (RoutedCall way : RoutedCall.values()) {
      for (String user : List.of("nobody", "platform-admin")) {
        Call call = way.to(foreign, Call.get(foreign.customers("")));
        assertRefused(
            user + " by " + way,
            platform.instances().get(1).send(call.withToken(platform.tokens().of(user))));
      }
    }
  }

  @Test
  void noTokenAndForgedTokenAreNotAuthenticated() {
    Call call = RoutedCall.HOST.to(foreign, Call.get(foreign.customers("")));
    Instance instance = platform.instances().get(0);

    assertThat(instance.send(call).status()).isEqualTo(401);
    assertThat(instance.send(call.withToken(platform.tokens().forged(foreign))).status())
        .isEqualTo(401);
  }

  @Test
  void refusalIsWrittenToTheAuditTrail() {
    Call call = RoutedCall.HOST.to(foreign, Call.get(foreign.customers("")));

    platform.instances().get(0).send(call.withToken(platform.tokens().of(own)));

    try (Session session = platform.catalog().session()) {
      await()
          .atMost(Duration.ofSeconds(10))
          .until(
              () ->
                  session.number(
                          "select count(*) from catalog.audit"
                              + " where tenant_uuid = ? and outcome = 'refused'",
                          foreign.uuid())
                      > 0);
    }
  }

  private void assertRefused(String what, Answer answer) {
    assertThat(answer.status()).as("%s: %s", what, answer).isEqualTo(403);
    // An answer to HEAD has no body to carry the code.
    if (!what.startsWith("HEAD")) {
      assertThat(answer.body()).as(what).containsAnyOf(CODE, TITLE);
    }
    assertThat(answer.body()).as(what).doesNotContain("canary");
  }
}
