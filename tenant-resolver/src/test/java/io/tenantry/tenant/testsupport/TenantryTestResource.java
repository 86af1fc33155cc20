package io.tenantry.tenant.testsupport;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
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
    String script = initArgs.get("template-script");
    additions = script == null ? List.of() : List.of(read(script));
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
    return Map.of(
        "tenantry.catalog.jdbc-url",
        server.url(Bootstrap.APPLICATION_DATABASE),
        "tenantry.catalog.username",
        TestServer.INSTANCE,
        "tenantry.catalog.password",
        TestServer.PASSWORD,
        "tenantry.keysets.tenant-credentials",
        secrets.file().toString(),
        "tenantry.base-domain",
        BASE_DOMAIN,
        "quarkus.oidc.public-key",
        tokens.publicKey(),
        "quarkus.oidc.token.issuer",
        TestTokens.ISSUER,
        "quarkus.oidc.token.audience",
        TestTokens.AUDIENCE);
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

  private static String read(String resource) {
    ClassLoader loader = Thread.currentThread().getContextClassLoader();
    try (InputStream in = loader.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalArgumentException("template-script is not on the class path: " + resource);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
