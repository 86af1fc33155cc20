package io.tenantry.system.isolation;

import static org.assertj.core.api.Assertions.assertThat;

import io.tenantry.system.platform.Answer;
import io.tenantry.system.platform.Call;
import io.tenantry.system.platform.Instance;
import io.tenantry.system.platform.NewTenant;
import io.tenantry.system.platform.Platform;
import io.tenantry.system.platform.SystemTest;
import io.tenantry.system.platform.Tenant;
import java.util.Locale;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How a request names its tenant, seen from outside through HTTPS. */
@SystemTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TenantNamingIT {

  private static final Call COMPANIES = Call.get("/api/v1/companies");

  private final Platform platform;
  private final Instance instance;
  private Tenant tenant;
  private Tenant other;
  private String hostName;

  TenantNamingIT(Platform platform) {
    this.platform = platform;
    this.instance = platform.instances().get(0);
  }

  @BeforeAll
  void twoTenants() {
    String id = platform.freshId("naming");
    hostName = id + ".contoso.example";
    tenant = platform.controlPlane().provision(NewTenant.named(id).withHostName(hostName));
    other = platform.controlPlane().provision(NewTenant.named(platform.freshId("naming")));
  }

  @Test
  void hostAndQueryNamingTwoTenantsAreRefusedNamingBothSources() {
    Answer answer = send(COMPANIES.onHost(tenant.host()).withQuery("tenant", other.id()));

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.code()).isEqualTo("ambiguous-tenant");
    assertThat(answer.json().path("detail").asText().toLowerCase(Locale.ROOT))
        .contains("host", "query");
  }

  @Test
  void headerAgreesWithNoOtherTenant() {
    Call onHost = COMPANIES.onHost(tenant.host()).withTenantHeader(other.id());
    Call withQuery =
        COMPANIES
            .onHost(RoutedCall.NEUTRAL_HOST)
            .withQuery("tenant", tenant.id())
            .withTenantHeader(other.id());

    assertThat(send(onHost).code()).isEqualTo("ambiguous-tenant");
    assertThat(send(withQuery).code()).isEqualTo("ambiguous-tenant");
  }

  @Test
  void oneParameterTwiceIsAmbiguousToo() {
    Call twice =
        COMPANIES
            .onHost(RoutedCall.NEUTRAL_HOST)
            .withQuery("tenant", tenant.id())
            .withQuery("TENANT", other.id());

    assertThat(send(twice).code()).isEqualTo("ambiguous-tenant");
  }

  @Test
  void sourcesThatAgreeAreOneTenant() {
    Call call =
        COMPANIES
            .onHost(tenant.host())
            .withQuery("Tenant", tenant.id().toUpperCase(Locale.ROOT))
            .withTenantHeader(tenant.id());

    assertThat(send(call).status()).isEqualTo(200);
  }

  @Test
  void hostNamesCompareWithoutCasePortAndTrailingDot() {
    for (String host :
        new String[] {
          tenant.host().toUpperCase(Locale.ROOT),
          tenant.host() + ":" + instance.base().getPort(),
          tenant.host() + ".",
          hostName
        }) {
      assertThat(send(COMPANIES.onHost(host)).status()).as(host).isEqualTo(200);
    }
  }

  @Test
  void requestThatNamesNoTenantIsRefused() {
    Answer answer = send(COMPANIES.onHost(RoutedCall.NEUTRAL_HOST));

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.code()).isEqualTo("tenant-required");
  }

  @Test
  void unregisteredHostIsUnknownWhateverElseIsSaid() {
    Answer answer = send(COMPANIES.onHost("erp.fabrikam.example").withQuery("tenant", tenant.id()));

    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.code()).isEqualTo("unknown-tenant");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "nosuchtenant",
        "-dash",
        "a.b",
        "%27%20or%201=1",
        "%3Cscript%3E",
        "..%2F..%2Fetc",
        "%00",
        "t%C3%A4nant",
        "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
      })
  void unknownNameIsNotEchoed(String name) {
    Answer answer = send(COMPANIES.onHost(RoutedCall.NEUTRAL_HOST).withQuery("tenant", name));

    assertThat(answer.status()).as("%s", answer).isEqualTo(404);
    assertThat(answer.code()).isEqualTo("unknown-tenant");
    assertThat(answer.body()).doesNotContain(name);
  }

  @Test
  void dismountedTenantLooksLikeOneThatNeverWas() {
    Tenant leaving = platform.controlPlane().provision(NewTenant.named(platform.freshId("naming")));
    assertThat(instance.companies(leaving).status()).isEqualTo(200);

    platform.controlPlane().dismount(leaving);

    Call onLeaving = COMPANIES.onHost(leaving.host());
    Call onNobody = COMPANIES.onHost("nobody-at-all." + Tenant.BASE_DOMAIN);
    for (Instance each : platform.instances()) {
      Answer dismounted = each.send(onLeaving.withToken(platform.tokens().of(leaving)));
      Answer unknown = each.send(onNobody.withToken(platform.tokens().of(leaving)));
      assertThat(dismounted.status()).isEqualTo(404);
      assertThat(dismounted.body()).isEqualTo(unknown.body());
      assertThat(dismounted.body()).doesNotContain(leaving.id());
    }
  }

  private Answer send(Call call) {
    return instance.send(call.withToken(platform.tokens().of(tenant)));
  }
}
