package io.tenantry.controlplane.probe;

import io.tenantry.controlplane.probe.ProbeReport.Outcome;
import io.tenantry.controlplane.provisioning.LoginTrial;
import io.tenantry.controlplane.provisioning.LoginTrial.Attempt;
import io.tenantry.controlplane.server.AdminSession;
import io.tenantry.controlplane.server.DatabaseServer;
import io.tenantry.controlplane.server.DatabaseServers;
import io.tenantry.controlplane.server.MaintenanceConnections;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Tries to get from one tenant of a server to what is not its own. Changes nothing there. */
@ApplicationScoped
class ServerProbe {

  private final DatabaseServers servers;
  private final MaintenanceConnections maintenance;
  private final ProbeTargets targets;
  private final LoginTrial trial;
  private final InstantSource clock;

  ServerProbe(
      DatabaseServers servers,
      MaintenanceConnections maintenance,
      ProbeTargets targets,
      LoginTrial trial,
      InstantSource clock) {
    this.servers = servers;
    this.maintenance = maintenance;
    this.targets = targets;
    this.trial = trial;
    this.clock = clock;
  }

  /**
   * Takes a second or less.
   *
   * @throws SQLException when the admin login cannot look
   */
  ProbeReport of(String id) throws SQLException {
    DatabaseServer server = servers.get(id);
    try (AdminSession session = maintenance.take(id, "tenantry-probe")) {
      List<ProbeFinding> findings = new ArrayList<>(RoleInspection.of(session));
      Optional<UUID> tenant = targets.next(id);
      List<Attempt> attempts = new ArrayList<>();
      boolean decided = false;
      if (tenant.isPresent()) {
        attempts.addAll(trial.of(tenant.get(), targets.foreign(server, tenant.get(), session)));
        attempts.stream().filter(ServerProbe::entered).map(this::breach).forEach(findings::add);
        decided = logsInAtHome(tenant.get()) && attempts.stream().noneMatch(ServerProbe::unclear);
      }
      return new ProbeReport(
          id,
          clock.instant().truncatedTo(ChronoUnit.MICROS),
          tenant,
          outcome(findings, decided),
          attempts,
          findings);
    }
  }

  /** Who is refused everywhere has proved nothing. */
  private boolean logsInAtHome(UUID tenant) {
    return trial.of(tenant, List.of(trial.databaseOf(tenant))).stream()
        .allMatch(ServerProbe::entered);
  }

  private static Outcome outcome(List<ProbeFinding> findings, boolean decided) {
    if (findings.stream().anyMatch(ProbeFinding::breach)) {
      return Outcome.BREACHED;
    }
    return decided ? Outcome.HELD : Outcome.INCONCLUSIVE;
  }

  private static boolean entered(Attempt attempt) {
    return attempt.outcome() == LoginTrial.Outcome.ENTERED;
  }

  private static boolean unclear(Attempt attempt) {
    return attempt.outcome() == LoginTrial.Outcome.UNCLEAR;
  }

  private ProbeFinding breach(Attempt attempt) {
    return new ProbeFinding(
        "foreign-database-entered",
        attempt.login()
            + " entered "
            + attempt.database()
            + "; revoke CONNECT on it from PUBLIC and from this login, and look who granted it",
        true);
  }
}
