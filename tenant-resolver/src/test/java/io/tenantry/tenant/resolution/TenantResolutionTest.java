package io.tenantry.tenant.resolution;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.tenantry.tenant.TenantProblem;
import io.tenantry.tenant.catalog.CatalogConfig;
import io.tenantry.tenant.catalog.CatalogSnapshot;
import io.tenantry.tenant.catalog.Entries;
import io.tenantry.tenant.catalog.TenantEntry;
import io.tenantry.tenant.resolution.Resolution.Refused;
import io.tenantry.tenant.resolution.Resolution.Resolved;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TenantResolutionTest {

  private static final TenantEntry CRONUS = Entries.active("Cronus", "shop.cronus.example");
  private static final TenantEntry FABRIKAM = Entries.active("fabrikam");
  private static final CatalogSnapshot BOTH = snapshot(CRONUS, FABRIKAM);

  private final TenantResolution several = resolution(Map.of());
  private final TenantResolution single = resolution(Map.of("tenantry.multitenant", "false"));

  @ParameterizedTest
  @CsvSource({
    "cronus.base.example, , , Cronus",
    "shop.cronus.example, , , Cronus",
    "base.example, cronus, , Cronus",
    "base.example, , FABRIKAM, fabrikam",
    "cronus.base.example, cronus, cronus, Cronus",
    "shop.cronus.example, CRONUS, , Cronus"
  })
  void namedTenantIsResolved(String host, String query, String header, String id) {
    assertThat(several.resolve(facts(host, query, header), BOTH))
        .isInstanceOfSatisfying(
            Resolved.class, resolved -> assertThat(resolved.entry().id()).isEqualTo(id));
  }

  @ParameterizedTest
  @CsvSource({
    "base.example, , , TENANT_REQUIRED",
    "127.0.0.1, , , TENANT_REQUIRED",
    "cronus.base.example, fabrikam, , AMBIGUOUS_TENANT",
    "cronus.base.example, , fabrikam, AMBIGUOUS_TENANT",
    "base.example, cronus, fabrikam, AMBIGUOUS_TENANT",
    "cronus.base.example, never, , AMBIGUOUS_TENANT",
    "cronus.base.example, a_b, , AMBIGUOUS_TENANT",
    "base.example, never, , UNKNOWN_TENANT",
    "base.example, a_b, , UNKNOWN_TENANT",
    "never.base.example, , , UNKNOWN_TENANT",
    "shop.base.example, cronus, , AMBIGUOUS_TENANT",
    "stranger.example, cronus, cronus, UNKNOWN_TENANT",
    "x.cronus.base.example, cronus, , UNKNOWN_TENANT"
  })
  void otherwiseTheReasonIsSaid(String host, String query, String header, TenantProblem problem) {
    refused(several.resolve(facts(host, query, header), BOTH), problem);
  }

  @Test
  void pathIsASourceLikeTheOthers() {
    RequestFacts path =
        new RequestFacts(List.of("base.example"), List.of(), List.of("CRONUS"), List.of());
    RequestFacts againstTheHost =
        new RequestFacts(List.of("cronus.base.example"), List.of(), List.of("fabrikam"), List.of());
    RequestFacts twice =
        new RequestFacts(
            List.of("base.example"), List.of(), List.of("cronus", "fabrikam"), List.of());

    assertThat(several.resolve(path, BOTH)).isEqualTo(new Resolved(CRONUS));
    refused(several.resolve(againstTheHost, BOTH), TenantProblem.AMBIGUOUS_TENANT);
    refused(several.resolve(twice, BOTH), TenantProblem.AMBIGUOUS_TENANT);
  }

  @Test
  void tenantBehindIsServedWhereItsReleaseIsDeclaredCompatible() {
    // given
    TenantResolution threeToFour =
        resolution(Map.of("tenantry.releases.min", "3", "tenantry.releases.max", "4"));
    TenantEntry waiting = Entries.compatible("cronus", 2);

    // when, then
    assertThat(threeToFour.resolve(facts("base.example", "cronus", null), snapshot(waiting)))
        .isEqualTo(new Resolved(waiting));
  }

  @ParameterizedTest
  @CsvSource({
    "true, suspended, 3, TENANT_SUSPENDED",
    "false, suspended, 3, UNKNOWN_TENANT",
    "false, active, 3, UNKNOWN_TENANT",
    "true, deleted, 3, UNKNOWN_TENANT",
    "true, purged, 3, UNKNOWN_TENANT",
    "true, active, 2, TENANT_SYNC_PENDING",
    "true, active, 5, MISSING_RELEASE"
  })
  void knownTenantThatCannotBeServedSaysWhy(
      boolean mounted, String lifecycle, int release, TenantProblem problem) {
    TenantResolution threeToFour =
        resolution(Map.of("tenantry.releases.min", "3", "tenantry.releases.max", "4"));
    TenantEntry entry = Entries.entry("cronus", mounted, lifecycle, release);
    refused(threeToFour.resolve(facts("base.example", "cronus", null), snapshot(entry)), problem);
  }

  @Test
  void requestThatNamesNobodyGoesToTheOnlyTenantWhereOneIsNotRequired() {
    assertThat(single.resolve(facts("base.example", null, null), snapshot(CRONUS)))
        .isEqualTo(new Resolved(CRONUS));
    refused(single.resolve(facts("base.example", null, null), BOTH), TenantProblem.TENANT_REQUIRED);
    refused(
        single.resolve(facts("base.example", "fabrikam", null), snapshot(CRONUS)),
        TenantProblem.UNKNOWN_TENANT);
  }

  @Test
  void tenantCalledDefaultIsMeantHoweverManyThereAre() {
    TenantEntry unnamed = Entries.active("default");
    assertThat(single.resolve(facts("base.example", null, null), snapshot(CRONUS, unnamed)))
        .isEqualTo(new Resolved(unnamed));
    refused(
        several.resolve(facts("base.example", null, null), snapshot(CRONUS, unnamed)),
        TenantProblem.TENANT_REQUIRED);
  }

  private static void refused(Resolution answer, TenantProblem problem) {
    assertThat(answer)
        .isInstanceOfSatisfying(
            Refused.class, refused -> assertThat(refused.problem()).isEqualTo(problem));
  }

  private static RequestFacts facts(String host, String query, String header) {
    return new RequestFacts(
        List.of(host),
        query == null ? List.of() : List.of(query),
        List.of(),
        header == null ? List.of() : List.of(header));
  }

  private static CatalogSnapshot snapshot(TenantEntry... entries) {
    return CatalogSnapshot.of("1/1", 1, List.of(entries));
  }

  private static TenantResolution resolution(Map<String, String> values) {
    SmallRyeConfigBuilder builder =
        new SmallRyeConfigBuilder()
            .withMapping(ResolutionConfig.class)
            .withMapping(CatalogConfig.class)
            .withMappingIgnore("tenantry.**")
            .withDefaultValue("tenantry.base-domain", "base.example")
            .withDefaultValue("tenantry.catalog.jdbc-url", "jdbc:postgresql://localhost/tenantry")
            .withDefaultValue("tenantry.catalog.username", "instance")
            .withDefaultValue("tenantry.catalog.password", "secret");
    values.forEach(builder::withDefaultValue);
    SmallRyeConfig config = builder.build();
    ResolutionConfig resolution = config.getConfigMapping(ResolutionConfig.class);
    return new TenantResolution(
        new HostRules(resolution), resolution, config.getConfigMapping(CatalogConfig.class));
  }
}
