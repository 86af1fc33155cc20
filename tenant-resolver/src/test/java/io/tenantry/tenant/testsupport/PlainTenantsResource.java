package io.tenantry.tenant.testsupport;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a service needs around it that has its own tenants and no control plane:
 * {@code @QuarkusTestResource(PlainTenantsResource.class)}. Starts one PostgreSQL and chooses the
 * in-memory catalog; fields of tests of type {@link PlainTenants} and {@link TestTokens} are
 * filled.
 *
 * <p>Init argument {@code template-script}: a class path resource with SQL that makes the schema of
 * every tenant.
 */
public final class PlainTenantsResource implements QuarkusTestResourceLifecycleManager {

  private final TestTokens tokens = new TestTokens();
  private List<String> scripts = List.of();
  private String kind;
  private TestServer server;
  private PlainTenants tenants;

  @Override
  public void init(Map<String, String> initArgs) {
    scripts = ClassPathScript.of(initArgs.get("template-script"));
    kind = initArgs.getOrDefault("kind", "memory");
  }

  @Override
  public Map<String, String> start() {
    server = TestServer.start();
    PlainDatabases databases = new PlainDatabases(server);
    tenants = new PlainTenants(databases);
    try {
      databases.template(scripts);
    } catch (SQLException e) {
      throw new IllegalStateException("the template database could not be set up", e);
    }
    Supply.set(id -> tenants.create(id).uuid());
    Map<String, String> config = new HashMap<>(tokens.configuration());
    config.put("tenantry.base-domain", TenantryTestResource.BASE_DOMAIN);
    if ("memory".equals(kind)) {
      config.put("tenantry.catalog.kind", kind);
    }
    return config;
  }

  @Override
  public void inject(TestInjector injector) {
    injector.injectIntoFields(tenants, new TestInjector.MatchesType(PlainTenants.class));
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
