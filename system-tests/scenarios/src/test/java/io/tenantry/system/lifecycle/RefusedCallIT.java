package io.tenantry.system.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.tenantry.system.platform.Answer;
import io.tenantry.system.platform.Call;
import io.tenantry.system.platform.NewTenant;
import io.tenantry.system.platform.Platform;
import io.tenantry.system.platform.SystemTest;
import io.tenantry.system.platform.Tenant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A call that is refused says why, as a problem, and changes nothing in the catalog. */
@SystemTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RefusedCallIT {

  private static final String TENANTS = "/api/v1/tenants";
  private static final int TWELVE_MEGABYTES = 12 * 1024 * 1024;

  private final Platform platform;
  private Tenant existing;
  private String hostName;

  RefusedCallIT(Platform platform) {
    this.platform = platform;
  }

  @BeforeAll
  void tenantWithAHostName() {
    String id = platform.freshId("taken");
    hostName = id + ".fabrikam.example";
    existing = platform.controlPlane().provision(NewTenant.named(id).withHostName(hostName));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "-dash",
        "dash-",
        "a.b",
        "a_b",
        "a b",
        "tänant",
        "../etc",
        "a'b",
        "a\\u0000b",
        "www",
        "API",
        "admin",
        "console",
        "login",
        "auth",
        "xn--tenant",
        "${jndi:ldap://x}",
        "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
      })
  void malformedTenantId(String id) {
    assertRefused(
        create("{\"id\": \"" + id + "\", \"displayName\": \"X\", \"companies\": [\"X\"]}"), 400);
  }

  @Test
  void tenantIdThatIsTakenInAnyLetterCase() {
    Answer answer = assertRefused(NewTenant.named(existing.id().toUpperCase()).call(), 409);

    assertThat(answer.code()).isEqualTo("tenant-exists");
  }

  @Test
  void hostNameThatIsTaken() {
    NewTenant wanted =
        NewTenant.named(platform.freshId("taken")).withHostName(hostName.toUpperCase() + ".");

    assertThat(assertRefused(wanted.call(), 409).code()).isEqualTo("host-name-taken");
  }

  @Test
  void hostNameBelowTheBaseDomainIsNobodysToTake() {
    NewTenant wanted =
        NewTenant.named(platform.freshId("taken")).withHostName("someone." + Tenant.BASE_DOMAIN);

    Answer answer = assertRefused(wanted.call());
    assertThat(answer.code()).isEqualTo("host-name-reserved");
  }

  static Stream<String> bodies() {
    return Stream.of(
        "",
        "{",
        "[]",
        "null",
        "\"text\"",
        "17",
        "{}",
        "{\"id\": 5, \"companies\": 7}",
        "{\"id\": {\"a\": 1}}",
        "{\"id\": \"wrongtype\", \"displayName\": [\"X\"], \"companies\": [\"X\"]}",
        "{\"id\": \"wrongtype\", \"displayName\": \"X\", \"companies\": \"X\"}",
        "{\"id\": \"wrongtype\", \"displayName\": \"X\", \"companies\": [{\"nome\": \"X\"}]}",
        "{\"id\": \"wrongtype\", \"displayName\": \"X\", \"companies\": [\"X\", \"x\"]}",
        "{\"id\": \"wrongtype\", \"displayName\": \"X\", \"companies\": [\"X\"], \"hostNames\":"
            + " {}}",
        "{\"id\": \"wrongtype\", \"displayName\": \"X\", \"companies\": [\"X\"], \"hostNames\":"
            + " [\"a b\"]}",
        "{\"id\": \"wrongtype\", \"displayName\": \"X\", \"companies\": [\"X\"], \"plan\":"
            + " \"no-such\"}",
        "{\"id\": \"wrongtype\", \"displayName\": \"X\", \"companies\": [\"X\"], \"timeZone\":"
            + " \"Mars\"}",
        "{\"id\": \"wrongtype\", \"displayName\": \"X\", \"companies\": [\"X\"],"
            + " \"databaseServer\": \"no-such\"}");
  }

  @ParameterizedTest
  @MethodSource("bodies")
  void bodyOfTheWrongForm(String body) {
    assertRefused(create(body));
  }

  @Test
  void bodyOfTheWrongMediaType() {
    assertRefused(Call.of("POST", TENANTS).withBody("text/plain", "{\"id\": \"plain\"}"), 415);
  }

  @Test
  void bodyThatIsTooLarge() {
    assertRefused(
        create("{\"id\": \"large\", \"displayName\": \"" + "x".repeat(TWELVE_MEGABYTES) + "\"}"),
        413);
  }

  @Test
  void actionOnATenantThatIsNotThere() {
    assertRefused(Call.post(TENANTS + "/no-such-tenant/mount", "{}"), 404);
    assertRefused(Call.get(TENANTS + "/no-such-tenant"), 404);
  }

  @Test
  void mountOfATenantThatIsMounted() {
    Answer answer = assertRefused(Call.post(TENANTS + "/" + existing.id() + "/mount", "{}"), 409);

    assertThat(answer.code()).isEqualTo("illegal-transition");
  }

  @Test
  void callerWithoutTheRole() {
    Call call = NewTenant.named(platform.freshId("forbidden")).call();
    Map<String, List<String>> before = platform.catalog().state();

    assertThat(platform.controlPlane().sendBare(call).status()).isEqualTo(401);
    for (String user : List.of("platform-viewer", "nobody")) {
      Answer answer = platform.controlPlane().sendBare(call.withToken(platform.tokens().of(user)));
      assertThat(answer.status()).as("%s: %s", user, answer).isEqualTo(403);
    }
    Call asTenant = call.withToken(platform.tokens().of(existing));
    assertThat(platform.controlPlane().sendBare(asTenant).status()).isEqualTo(403);
    assertThat(platform.catalog().state()).isEqualTo(before);
  }

  private static Call create(String body) {
    return Call.post(TENANTS, body);
  }

  private Answer assertRefused(Call call, int status) {
    Answer answer = assertRefused(call);
    assertThat(answer.status()).as("%s", answer).isEqualTo(status);
    return answer;
  }

  private Answer assertRefused(Call call) {
    Map<String, List<String>> before = platform.catalog().state();

    Answer answer = platform.controlPlane().send(call);

    assertThat(answer.status()).as("%s", answer).isBetween(400, 499);
    assertThat(answer.isProblem()).as("%s", answer).isTrue();
    assertThat(answer.code()).as("%s", answer).isNotEmpty();
    assertThat(platform.catalog().state()).isEqualTo(before);
    return answer;
  }
}
