package io.tenantry.tenant.sample;

import io.quarkus.test.junit.QuarkusTestProfile;
import io.tenantry.tenant.testsupport.TenantryTestResource;
import io.tenantry.tenant.testsupport.TestAuthority;
import io.tenantry.tenant.testsupport.TestTenants;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The one profile of this module's container tests: small numbers, so that limits are reached. */
public class SampleService implements QuarkusTestProfile {

  public static final int BUDGET = 6;

  @Override
  public Map<String, String> getConfigOverrides() {
    Map<String, String> config = new HashMap<>();
    config.put("quarkus.http.test-port", "0");
    config.put("quarkus.hibernate-orm.database.default-schema", "business");
    config.put(
        "quarkus.http.auth.permission.notes.paths",
        "/notes,/notes/*,/plain,/nowhere/*,/context/*,/board/*,/live");
    config.put("quarkus.http.auth.permission.notes.policy", "authenticated");
    config.put("tenantry.releases.max", Integer.toString(TestTenants.newestRelease()));
    config.put("tenantry.pool.budget", Integer.toString(BUDGET));
    config.put("tenantry.pool.max-per-tenant", "3");
    config.put("tenantry.pool.idle-timeout", "2S");
    config.put("tenantry.trusted-proxies", "127.0.0.0/8,::1/128");
    config.put("tenantry.neutral-hosts", "app-service");
    config.put("tenantry.resolve-from-credentials", "true");
    config.put("tenantry.sockets.enabled", "true");
    config.put("quarkus.websockets-next.server.activate-request-context", "always");
    config.put("tenantry.issuers.allow-loopback", "true");
    config.put("tenantry.observation.logs.directory", emptyDirectory().toString());
    config.put("quarkus.log.category.\"io.tenantry.tenant.sample\".level", "DEBUG");
    config.put("quarkus.log.console.level", "INFO");
    config.put("quarkus.devservices.enabled", "false");
    config.put("quarkus.scheduler.start-mode", "forced");
    return config;
  }

  private static Path emptyDirectory() {
    try {
      return Files.createTempDirectory(Path.of("target"), "tenant-logs");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public List<TestResourceEntry> testResources() {
    return List.of(
        new TestResourceEntry(TestAuthority.class, Map.of(), false),
        new TestResourceEntry(
            TenantryTestResource.class, Map.of("template-script", "sample/note.sql"), false));
  }
}
