package io.tenantry.local;

import io.tenantry.local.keycloak.Keycloak;
import io.tenantry.local.postgres.PostgresServer;
import io.tenantry.local.process.LogFile;
import io.tenantry.local.process.LoopbackPort;
import io.tenantry.local.service.Service;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * One process of the local run as it is now.
 *
 * @param health {@code ready}, {@code not ready} or {@code stopped}
 * @param pid null when it does not run
 */
public record ComponentStatus(String name, String health, Long pid, int port, String log) {

  static ComponentStatus of(PostgresServer server) {
    return status(server.id(), server.live(), server.port(), server.log(), server::answers);
  }

  static ComponentStatus of(Keycloak keycloak) {
    return status(
        keycloak.process().name(),
        keycloak.process().live(),
        keycloak.port(),
        keycloak.process().log(),
        keycloak::answers);
  }

  static ComponentStatus of(Service service) {
    return status(
        service.name(),
        service.process().live(),
        service.port(),
        service.process().log(),
        service::isReady);
  }

  public boolean isReady() {
    return health.equals("ready");
  }

  private static ComponentStatus status(
      String name,
      Optional<ProcessHandle> process,
      LoopbackPort port,
      LogFile log,
      BooleanSupplier ready) {
    String health =
        process.map(any -> ready.getAsBoolean() ? "ready" : "not ready").orElse("stopped");
    return new ComponentStatus(
        name,
        health,
        process.map(ProcessHandle::pid).orElse(null),
        port.number(),
        log.path().toString());
  }
}
