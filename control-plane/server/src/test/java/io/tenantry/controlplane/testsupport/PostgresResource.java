package io.tenantry.controlplane.testsupport;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/** Gives the application under test an application database of its own, empty at the start. */
public final class PostgresResource implements QuarkusTestResourceLifecycleManager {

  @Override
  public Map<String, String> start() {
    String database = TestCluster.emptyDatabase();
    TestCluster.asSuperuser(
        "grant connect on database " + database + " to " + TestCluster.APP_SERVICE);
    return Map.of(
        "quarkus.datasource.jdbc.url", TestCluster.jdbcUrl(database),
        "quarkus.datasource.username", TestCluster.CONTROL_PLANE,
        "quarkus.datasource.password", TestCluster.PASSWORD);
  }

  @Override
  public void stop() {
    // The server is thrown away with the process.
  }
}
