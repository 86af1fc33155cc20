package io.tenantry.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.tenantry.deploy.DeclaredSettings.Setting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeclaredSettingsTest {

  @TempDir Path module;

  @Test
  void propertiesAreNamedAsTheServiceReadsThem() throws IOException {
    // given
    Path source = Files.createDirectories(module.resolve("src/main/java"));
    Files.writeString(
        source.resolve("PoolConfig.java"),
        """
        @ConfigMapping(prefix = "tenantry.pool")
        interface PoolConfig {
          int maxPerTenant();
          @WithDefault("20") int budget();
          Optional<Duration> idleTimeout();
          @WithName("server") Address address();
          Optional<Address> mirror();
          default boolean large() { return budget() > 100; }
          interface Address { String hostName(); }
        }
        """);

    // when
    var settings = DeclaredSettings.of(module.toString());

    // then
    assertThat(settings.settings())
        .containsExactly(
            new Setting("tenantry.pool.max-per-tenant", true),
            new Setting("tenantry.pool.budget", false),
            new Setting("tenantry.pool.idle-timeout", false),
            new Setting("tenantry.pool.server.host-name", true),
            new Setting("tenantry.pool.mirror.host-name", false));
    assertThat(settings.required())
        .containsExactly("TENANTRY_POOL_MAX_PER_TENANT", "TENANTRY_POOL_SERVER_HOST_NAME");
  }

  @Test
  void injectedPropertiesAreFoundToo() throws IOException {
    // given
    Path source = Files.createDirectories(module.resolve("src/main/java"));
    Files.writeString(
        source.resolve("Names.java"),
        """
        class Names {
          Names(
              @ConfigProperty(name = "tenantry.base-domain") String domain,
              @ConfigProperty(name = "tenantry.app.public-port", defaultValue = "443") int port) {}
        }
        """);

    // when
    var settings = DeclaredSettings.of(module.toString());

    // then
    assertThat(settings.settings())
        .containsExactly(
            new Setting("tenantry.base-domain", true),
            new Setting("tenantry.app.public-port", false));
  }
}
