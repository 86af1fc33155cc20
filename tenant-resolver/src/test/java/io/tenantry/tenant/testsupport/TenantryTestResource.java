package io.tenantry.tenant.testsupport;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Everything that an instance needs around it, started once per test run:
 * {@code @QuarkusTestResource(TenantryTestResource.class)}. Fields of tests of type {@link
 * TestTenants} and {@link TestTokens} are filled.
 *
 * <p>Init argument {@code template-script}: a class path resource with SQL that is run in the
 * template after the release's own scripts.
 */
public final class TenantryTestResource implements QuarkusTestResourceLifecycleManager {

  /** The base domain that is configured for the application under test. */
  public static final String BASE_DOMAIN = "tenantry.localhost";

  private final TestTokens tokens = new TestTokens();
  private List<String> additions = List.of();
  private TestServer server;
  private TestTenants tenants;

  @Override
  public void init(Map<String, String> initArgs) {
    additions = ClassPathScript.of(initArgs.get("template-script"));
  }

  @Override
  public Map<String, String> start() {
    server = TestServer.start();
    TestSecrets secrets = new TestSecrets();
    tenants = new TestTenants(server, secrets);
    try {
      new Bootstrap(server).run(additions);
    } catch (SQLException e) {
      throw new IllegalStateException("the test database could not be set up", e);
    }
    Supply.set(id -> tenants.create(id).uuid());
    Map<String, String> config = new HashMap<>(tokens.configuration());
    config.put("tenantry.catalog.jdbc-url", server.url(Bootstrap.APPLICATION_DATABASE));
    config.put("tenantry.catalog.username", TestServer.INSTANCE);
    config.put("tenantry.catalog.password", TestServer.PASSWORD);
    config.put("tenantry.keysets.tenant-credentials", secrets.file().toString());
    config.put("tenantry.base-domain", BASE_DOMAIN);
    return config;
  }

  @Override
  public void inject(TestInjector injector) {
    injector.injectIntoFields(tenants, new TestInjector.MatchesType(TestTenants.class));
    injector.injectIntoFields(tokens, new TestInjector.MatchesType(TestTokens.class));
  }

  @Override
  public void stop() {
    if (server != null) {
      try {
        server.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
