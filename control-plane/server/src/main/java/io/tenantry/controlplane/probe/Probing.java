package io.tenantry.controlplane.probe;

import io.tenantry.controlplane.access.AuditEntry;
import io.tenantry.controlplane.access.AuditTrail;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Probes servers, keeps the reports and raises the alarm. */
@ApplicationScoped
class Probing {

  private static final Logger LOG = Logger.getLogger(Probing.class);

  private final ServerProbe probe;
  private final ProbeReports reports;
  private final AuditTrail audit;

  Probing(ServerProbe probe, ProbeReports reports, AuditTrail audit) {
    this.probe = probe;
    this.reports = reports;
    this.audit = audit;
  }

  /** Probes a server now. Each breach that is found is a line of the audit trail, every time. */
  ProbeReport now(String server) throws SQLException {
    ProbeReport report = probe.of(server);
    reports.write(report);
    if (report.outcome() == ProbeReport.Outcome.BREACHED) {
      LOG.errorf(
          "ALARM: a tenant can get out of its database: server=%s findings=%s",
          server, report.findings());
      report.findings().stream()
          .filter(ProbeFinding::breach)
          .forEach(finding -> audit.record(entry(report, finding)));
    }
    return report;
  }

  private static AuditEntry entry(ProbeReport report, ProbeFinding finding) {
    return new AuditEntry(
        "tenantry-probe",
        "isolation-breached",
        report.tenant(),
        Optional.empty(),
        AuditEntry.Outcome.FAILED,
        Map.of(
            "databaseServer",
            report.server(),
            "code",
            finding.code(),
            "finding",
            finding.detail()));
  }
}
