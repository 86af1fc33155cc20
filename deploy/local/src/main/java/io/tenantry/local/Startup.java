package io.tenantry.local;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tenantry.local.postgres.PostgresServer;
import io.tenantry.local.postgres.ServerRoles;
import io.tenantry.local.process.StartFailedException;
import io.tenantry.local.service.Service;
import java.util.List;
import java.util.stream.Stream;

/**
 * The order in which a local run comes up: database servers beside Keycloak, then the control
 * plane, which makes the catalog, then the instances, which read it, beside the registration of the
 * servers.
 */
final class Startup {

  private static final int SERVER_CAPACITY = 2_000;
  private static final int CONNECTION_BUDGET = 100;

  private final LocalRun run;
  private final LocalRunParts parts;
  private final Progress progress;

  Startup(LocalRun run, LocalRunParts parts, Progress progress) {
    this.run = run;
    this.parts = parts;
    this.progress = progress;
  }

  void run() {
    stopOutdated();
    refuseObstacles();
    parts.keepPorts();
    SideBySide.run(this::startServers, this::startKeycloak);
    run.controlPlane().start();
    progress.done("The control plane is ready at " + run.controlPlane().uri());
    SideBySide.run(this::registerServers, this::startInstances);
  }

  /** Services that run from jars that were built again since they started. */
  private void stopOutdated() {
    services()
        .filter(Service::isOutdated)
        .forEach(
            service -> {
              service.stop();
              progress.done(service.name() + " was built again and is started again");
            });
  }

  /** Before anything starts: all that stands in the way is told at once. */
  private void refuseObstacles() {
    List<String> obstacles =
        Stream.of(
                run.servers().stream().flatMap(PostgresServer::obstacles),
                run.keycloak().obstacles(),
                services().flatMap(Service::obstacles))
            .flatMap(each -> each)
            .toList();
    if (!obstacles.isEmpty()) {
      throw new StartFailedException(
          String.join("\n", obstacles)
              + "\nNothing was started. A new local run can have other ports:"
              + " deploy/local/up --port-offset 1000");
    }
  }

  private void startServers() {
    SideBySide.run(run.servers().stream().<Runnable>map(server -> () -> start(server)).toList());
    new ServerRoles(run.servers().get(0)).prepareApplicationDatabase(parts.appServicePassword());
  }

  private void start(PostgresServer server) {
    server.start();
    new ServerRoles(server).prepareServer(parts.controlPlanePassword(server));
    progress.done("Database server " + server.id() + " is ready");
  }

  private void startKeycloak() {
    run.keycloak().start();
    run.keycloak().admin().importRealm(parts.realm());
    progress.done("Keycloak is ready at " + run.keycloak().uri());
  }

  private void registerServers() {
    for (PostgresServer server : run.servers()) {
      run.client().ensureDatabaseServer(registration(server));
    }
    progress.done("The database servers are registered");
  }

  private void startInstances() {
    run.instances().forEach(Service::launch);
    for (Service instance : run.instances()) {
      instance.awaitReady();
      progress.done("Instance %s is ready at %s".formatted(instance.name(), instance.uri()));
    }
  }

  private Stream<Service> services() {
    return Stream.concat(Stream.of(run.controlPlane()), run.instances().stream());
  }

  private ObjectNode registration(PostgresServer server) {
    ObjectNode registration =
        new ObjectMapper()
            .createObjectNode()
            .put("id", server.id())
            .put("region", "local")
            .put("address", server.address())
            // Loopback of one machine: there is no network to protect the traffic from.
            .put("sslMode", "disable")
            .put("adminLogin", ServerRoles.CONTROL_PLANE)
            .put("adminPassword", parts.controlPlanePassword(server))
            .put("capacity", SERVER_CAPACITY)
            .put("connectionBudget", CONNECTION_BUDGET);
    registration.putObject("labels");
    return registration;
  }
}
