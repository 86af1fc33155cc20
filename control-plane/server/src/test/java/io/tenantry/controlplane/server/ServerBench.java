package io.tenantry.controlplane.server;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.tenantry.controlplane.credential.Keysets;
import io.tenantry.controlplane.credential.Secret;
import io.tenantry.controlplane.credential.TestKeysets;
import io.tenantry.controlplane.testsupport.Mappings;
import io.tenantry.controlplane.testsupport.StepScene;
import io.tenantry.controlplane.testsupport.TestCluster;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.postgres.PostgresPlugin;
import org.postgresql.ds.PGSimpleDataSource;

/** This package put together without container, on an application database of its own. */
public final class ServerBench implements AutoCloseable {

  /** The test server, as registered by {@link #register}. */
  public static final String SERVER = "db-1";

  public final PGSimpleDataSource catalog = TestCluster.applicationDatabase();
  public final Jdbi jdbi = Jdbi.create(catalog).installPlugin(new PostgresPlugin());
  public final ObjectMapper json = new ObjectMapper();
  public final Keysets keysets = TestKeysets.fresh();
  final AdminCredentials credentials = new AdminCredentials(jdbi, keysets, new SecureRandom());
  public final DatabaseServers servers = new DatabaseServers(jdbi, json, credentials);
  public final ServerConnections connections =
      new ServerConnections(servers, new CaCertificates(), Mappings.of(ServerConfig.class));
  public final MaintenanceConnections maintenance =
      new MaintenanceConnections(
          connections, servers, Mappings.of(ServerConfig.class), InstantSource.system());
  public final Placement placement = new Placement(jdbi, json, servers);

  final InspectStep inspect = new InspectStep(servers, maintenance);
  final GroupRolesStep groupRoles = new GroupRolesStep(servers, maintenance);
  final HardenStep harden = new HardenStep(servers, maintenance);

  /** Registers the test server with all steps but the preparation, and activates it. */
  public ServerBench register() throws Exception {
    insert(SERVER, 100);
    try (StepScene scene = scene(SERVER)) {
      scene.run(inspect, groupRoles, harden);
    }
    servers.activate(SERVER);
    return this;
  }

  /** Writes a server down that is the test server under some id. */
  public void insert(String id, int capacity) {
    insert(id, capacity, "localhost:" + TestCluster.port(), TestCluster.CONTROL_PLANE);
  }

  void insert(String id, int capacity, String address, String login) {
    DatabaseServer server =
        new DatabaseServer(
            id,
            "eu",
            Map.of("disk", "fast"),
            address,
            "postgres",
            SslMode.DISABLE,
            Optional.empty(),
            login,
            capacity,
            0,
            20,
            DatabaseServer.State.REGISTERING,
            List.of());
    servers.insert(server, Secret.of(TestCluster.PASSWORD), false);
  }

  /** An admin login of its own, beside the one that the tests share. */
  public static String freshAdmin() {
    String login = "admin_" + UUID.randomUUID().toString().replace("-", "");
    TestCluster.asSuperuser(
        "create role "
            + login
            + " login createdb createrole password '"
            + TestCluster.PASSWORD
            + "' in role pg_signal_backend");
    TestCluster.asSuperuser("grant connect on database postgres to " + login);
    for (String group : GroupRoles.ALL) {
      TestCluster.asSuperuser(
          "do $$ begin if exists (select from pg_roles where rolname = '"
              + group
              + "') then grant "
              + group
              + " to "
              + login
              + " with admin option; end if; end $$");
    }
    return login;
  }

  public void activate(String id) {
    servers.activate(id);
  }

  /** Name of the application database. */
  public String catalogName() {
    return catalog.getDatabaseName();
  }

  StepScene scene(String server) {
    return StepScene.with(json.createObjectNode().put(RegistrationStep.SERVER, server));
  }

  @Override
  public void close() {
    maintenance.closeAll();
  }
}
