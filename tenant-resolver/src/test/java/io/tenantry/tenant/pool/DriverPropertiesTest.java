package io.tenantry.tenant.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DriverPropertiesTest {

  @Test
  void whatTheServiceWantsIsSaidBesideWhatTheLibrarySays() {
    DriverProperties wanted =
        new DriverProperties(Map.of("prepareThreshold", "0", "connectTimeout", "2"));

    assertThat(wanted.beside(Map.of("sslmode", "verify-full", "connectTimeout", "5")))
        .isEqualTo(
            Map.of("sslmode", "verify-full", "prepareThreshold", "0", "connectTimeout", "2"));
  }

  @Test
  void aNameThatTheDriverDoesNotKnowIsNamed() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new DriverProperties(Map.of("preparethreshold", "0")))
        .withMessageContaining("tenantry.pool.driver-properties.preparethreshold")
        .withMessageContaining("no such property");
  }

  @ParameterizedTest
  @ValueSource(strings = {"user", "password", "sslmode", "sslfactory", "PGHOST", "service"})
  void whereATenantIsAndHowItIsReachedTheCatalogAloneSays(String name) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new DriverProperties(Map.of(name, "x")))
        .withMessageContaining("tenantry.pool.driver-properties." + name)
        .withMessageContaining("leave it out");
  }
}
