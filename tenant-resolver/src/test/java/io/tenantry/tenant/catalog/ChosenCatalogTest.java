package io.tenantry.tenant.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChosenCatalogTest {

  @ParameterizedTest
  @CsvSource({
    "tenantry.catalog.jdbc-url, jdbc:postgresql://localhost/tenantry, postgresql",
    "tenantry.catalog.file, /etc/tenants.properties, file",
    "tenantry.tenants.cronus.username, cronus, properties",
    "tenantry.catalog.kind, memory, memory"
  })
  void kindIsFoundByWhatIsSet(String property, String value, String kind) {
    assertThat(kind(Map.of(property, value))).isEqualTo(kind);
  }

  @Test
  void nothingSetNamesThePropertiesThatWouldDo() {
    assertThatThrownBy(() -> kind(Map.of()))
        .hasMessageContainingAll(
            "tenantry.catalog.jdbc-url", "tenantry.catalog.file", "tenantry.tenants.");
  }

  @Test
  void severalSetAskForAChoice() {
    Map<String, String> both =
        Map.of("tenantry.catalog.file", "f", "tenantry.tenants.cronus.username", "cronus");
    assertThatThrownBy(() -> kind(both))
        .hasMessageContaining("tenantry.catalog.kind=file or properties");
  }

  @Test
  void kindThatIsNoneNamesThoseThereAre() {
    CatalogSource postgres = new PostgresCatalog(null, null, null, null, null);
    assertThatThrownBy(() -> new ChosenCatalog(List.of(postgres), "postgres"))
        .hasMessage("tenantry.catalog.kind=postgres is no kind of catalog; there are postgresql");
  }

  @ParameterizedTest
  @CsvSource({
    "tenantry.catalog.jdbc-url",
    "tenantry.catalog.username",
    "tenantry.catalog.password",
    "tenantry.keysets.tenant-credentials"
  })
  void missingPropertyOfTheApplicationDatabaseIsNamedAtTheStart(String missing) {
    // given
    SmallRyeConfigBuilder builder = builder();
    Map.of(
            "tenantry.catalog.jdbc-url", "jdbc:postgresql://localhost/tenantry",
            "tenantry.catalog.username", "instance",
            "tenantry.catalog.password", "secret",
            "tenantry.keysets.tenant-credentials", "/nowhere")
        .forEach(
            (name, value) -> {
              if (!name.equals(missing)) {
                builder.withDefaultValue(name, value);
              }
            });
    CatalogConfig config = builder.build().getConfigMapping(CatalogConfig.class);

    // then
    assertThatThrownBy(() -> new PostgresCatalog(null, null, null, null, config).start())
        .hasMessageStartingWith(missing + " is not set");
  }

  private static String kind(Map<String, String> values) {
    SmallRyeConfigBuilder builder = builder();
    values.forEach(builder::withDefaultValue);
    SmallRyeConfig config = builder.build();
    return ChosenCatalog.kind(config.getConfigMapping(CatalogConfig.class).catalog(), config);
  }

  private static SmallRyeConfigBuilder builder() {
    return new SmallRyeConfigBuilder()
        .withMapping(CatalogConfig.class)
        .withMappingIgnore("tenantry.**");
  }
}
