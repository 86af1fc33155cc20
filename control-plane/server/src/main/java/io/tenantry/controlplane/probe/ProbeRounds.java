package io.tenantry.controlplane.probe;

import io.tenantry.controlplane.api.ProblemException;
import io.tenantry.controlplane.operation.RecurringWork;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Duration;
import org.jboss.logging.Logger;

/** Probes every server whose time has come. One that cannot be looked at is tried again. */
@Singleton
class ProbeRounds implements RecurringWork {

  private static final Logger LOG = Logger.getLogger(ProbeRounds.class);
  private static final Duration LOOK = Duration.ofMinutes(1);

  private final ProbeReports reports;
  private final Probing probing;
  private final ProbeConfig config;

  ProbeRounds(ProbeReports reports, Probing probing, ProbeConfig config) {
    this.reports = reports;
    this.probing = probing;
    this.config = config;
  }

  @Override
  public String name() {
    return "probe-servers";
  }

  @Override
  public Duration every() {
    return LOOK;
  }

  @Override
  public void run() {
    for (String server : reports.due(config.every())) {
      try {
        probing.now(server);
      } catch (SQLException | ProblemException e) {
        LOG.warnf("server not probed: server=%s reason=%s", server, e.getMessage());
      }
    }
  }
}
