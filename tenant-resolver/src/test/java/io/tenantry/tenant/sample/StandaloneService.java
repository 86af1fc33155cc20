package io.tenantry.tenant.sample;

import io.quarkus.test.junit.QuarkusTestProfile;
import io.tenantry.tenant.testsupport.PlainTenantsResource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The sample as a team would run it that has nothing of Tenantry but the library: databases without
 * stamp or schema of ours, and a file that lists them.
 */
public class StandaloneService implements QuarkusTestProfile {

  @Override
  public Map<String, String> getConfigOverrides() {
    Map<String, String> config = new HashMap<>();
    config.put("tenantry.catalog.file", emptyFile().toString());
    config.put("tenantry.catalog.heartbeat", "PT0.1S");
    config.put("tenantry.usage.flush-interval", "PT0.2S");
    config.put("tenantry.issuers.allow-loopback", "true");
    config.put("quarkus.http.test-port", "0");
    config.put("quarkus.http.auth.permission.notes.paths", "/notes,/notes/*");
    config.put("quarkus.http.auth.permission.notes.policy", "authenticated");
    config.put("quarkus.devservices.enabled", "false");
    return config;
  }

  @Override
  public List<TestResourceEntry> testResources() {
    return List.of(
        new TestResourceEntry(
            PlainTenantsResource.class,
            Map.of("template-script", "sample/standalone.sql", "kind", "file"),
            false));
  }

  private static Path emptyFile() {
    try {
      Path file = Files.createTempFile("tenants", ".properties");
      file.toFile().deleteOnExit();
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
