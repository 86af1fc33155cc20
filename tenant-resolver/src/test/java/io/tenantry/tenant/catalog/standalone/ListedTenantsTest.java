package io.tenantry.tenant.catalog.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.tenantry.tenant.catalog.CatalogSnapshot;
import io.tenantry.tenant.catalog.DatabaseTarget;
import io.tenantry.tenant.catalog.TenantEntry;
import io.tenantry.tenant.catalog.standalone.ListedTenantsConfig.Listed;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ListedTenantsTest {

  private static final CatalogSnapshot NOTHING = CatalogSnapshot.of("listed", 0, List.of());
  private static final String CRONUS = "tenantry.tenants.cronus.";

  @Test
  void listedTenantIsMountedWithWhatIsSaidOfIt() {
    // when
    TenantEntry cronus =
        ListedTenants.after(
                NOTHING,
                listed(
                    Map.of(
                        CRONUS + "host-names", "Shop.Cronus.example,büro.example",
                        CRONUS + "entitlements", "forecasts",
                        CRONUS + "limits.connections", "3")))
            .byId("cronus");

    // then
    assertThat(cronus.served()).isTrue();
    assertThat(cronus.hostNames()).containsExactly("shop.cronus.example", "xn--bro-hoa.example");
    assertThat(cronus.entitlements()).containsExactly("forecasts");
    assertThat(cronus.limits().connections()).isEqualTo(3);
    DatabaseTarget target = cronus.target();
    assertThat(target.address()).isEqualTo("db.example:5433");
    assertThat(target.database()).isEqualTo("cronus");
    assertThat(target.sslMode()).as("encrypted unless said otherwise").isEqualTo("verify-full");
    assertThat(target.incarnation()).isEqualTo(DatabaseTarget.UNSTAMPED);
    assertThat(cronus.toString()).doesNotContain("secret of cronus");
  }

  @ParameterizedTest
  @CsvSource({
    "tenantry.tenants.a_b.uuid, 9b2e5b6e-8a3c-4b6c-9a55-0d6f1a2b3c01, tenantry.tenants.a_b",
    "tenantry.tenants.cronus.uuid, cronus, tenantry.tenants.cronus.uuid",
    "tenantry.tenants.cronus.jdbc-url, jdbc:mysql://db/cronus, jdbc-url",
    "tenantry.tenants.cronus.hostnames, a.example, tenantry.tenants.cronus.hostnames",
    "tenantry.tenants.cronus.password, '', tenantry.tenants.cronus.password",
    "tenantry.tenants.CRONUS.uuid, 9b2e5b6e-8a3c-4b6c-9a55-0d6f1a2b3c02, tenantry.tenants.C"
  })
  void whatIsWrongIsNamed(String property, String value, String named) {
    Map<String, String> wrong = new HashMap<>();
    String tenant = property.substring(0, property.lastIndexOf('.') + 1);
    if (!tenant.equals(CRONUS)) {
      wrong.put(tenant + "jdbc-url", "jdbc:postgresql://db.example/other");
      wrong.put(tenant + "username", "other");
      wrong.put(tenant + "password", "other");
    }
    wrong.put(property, value);
    assertThatThrownBy(() -> ListedTenants.after(NOTHING, listed(wrong)))
        .hasMessageContaining(named)
        .hasMessageNotContaining("secret of cronus");
  }

  @Test
  void hostNameOfTwoTenantsIsRefused() {
    Map<String, String> two = new HashMap<>();
    two.put(CRONUS + "host-names", "shop.example");
    two.put("tenantry.tenants.fabrikam.uuid", "9b2e5b6e-8a3c-4b6c-9a55-0d6f1a2b3c03");
    two.put("tenantry.tenants.fabrikam.jdbc-url", "jdbc:postgresql://db.example/fabrikam");
    two.put("tenantry.tenants.fabrikam.username", "fabrikam");
    two.put("tenantry.tenants.fabrikam.password", "fabrikam");
    two.put("tenantry.tenants.fabrikam.host-names", "SHOP.example");
    assertThatThrownBy(() -> ListedTenants.after(NOTHING, listed(two)))
        .hasMessageContaining(".host-names is that of tenantry.tenants.");
  }

  private static Map<String, Listed> listed(Map<String, String> more) {
    Map<String, String> values = new HashMap<>();
    values.put(CRONUS + "uuid", "9b2e5b6e-8a3c-4b6c-9a55-0d6f1a2b3c00");
    values.put(CRONUS + "jdbc-url", "jdbc:postgresql://db.example:5433/cronus");
    values.put(CRONUS + "username", "cronus");
    values.put(CRONUS + "password", "secret of cronus");
    values.putAll(more);
    return new SmallRyeConfigBuilder()
        .withSources(new PropertiesConfigSource(values, "file", 500))
        .withMapping(ListedTenantsConfig.class)
        .build()
        .getConfigMapping(ListedTenantsConfig.class)
        .tenants();
  }
}
