package io.tenantry.controlplane.probe;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tenantry.controlplane.provisioning.LoginTrial.Attempt;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementContext;

/** The newest report of every server: rows of {@code catalog.server_probe}. */
@ApplicationScoped
class ProbeReports {

  private static final String WRITE =
      """
      insert into catalog.server_probe as p
        (database_server, probed_at, tenant_uuid, outcome, attempts, findings)
      values (:server, :at, :tenant, :outcome, cast(:attempts as jsonb), cast(:findings as jsonb))
      on conflict (database_server) do update
         set probed_at = excluded.probed_at, tenant_uuid = coalesce(excluded.tenant_uuid, p.tenant_uuid),
             outcome = excluded.outcome, attempts = excluded.attempts, findings = excluded.findings
       where p.probed_at <= excluded.probed_at
      """;

  private static final String DUE =
      """
      select s.id
        from catalog.database_server s
        left join catalog.server_probe p on p.database_server = s.id
       where s.state in ('active', 'draining')
         and coalesce(p.probed_at, '-infinity') < now() - make_interval(secs => :seconds)
       order by s.id
      """;

  private final Jdbi jdbi;
  private final ObjectMapper json;

  ProbeReports(Jdbi jdbi, ObjectMapper json) {
    this.jdbi = jdbi;
    this.json = json;
  }

  void write(ProbeReport report) {
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate(WRITE)
                .bind("server", report.server())
                .bind("at", report.at())
                .bind("tenant", report.tenant().orElse(null))
                .bind("outcome", report.outcome().name().toLowerCase(Locale.ROOT))
                .bind("attempts", text(report.attempts()))
                .bind("findings", text(report.findings()))
                .execute());
  }

  Optional<ProbeReport> find(String server) {
    return jdbi.withHandle(
        handle ->
            handle
                .select("select * from catalog.server_probe where database_server = ?", server)
                .map(this::report)
                .findOne());
  }

  List<ProbeReport> list() {
    return jdbi.withHandle(
        handle ->
            handle
                .select("select * from catalog.server_probe order by database_server")
                .map(this::report)
                .list());
  }

  /** Servers in use whose last report is older. */
  List<String> due(Duration every) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(DUE)
                .bind("seconds", (double) every.toSeconds())
                .mapTo(String.class)
                .list());
  }

  private ProbeReport report(ResultSet row, StatementContext context) throws SQLException {
    return new ProbeReport(
        row.getString("database_server"),
        row.getObject("probed_at", OffsetDateTime.class).toInstant(),
        Optional.ofNullable(row.getObject("tenant_uuid", UUID.class)),
        ProbeReport.Outcome.valueOf(row.getString("outcome").toUpperCase(Locale.ROOT)),
        value(row.getString("attempts"), new TypeReference<List<Attempt>>() {}),
        value(row.getString("findings"), new TypeReference<List<ProbeFinding>>() {}));
  }

  private <T> T value(String text, TypeReference<T> type) {
    try {
      return json.readValue(text, type);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a report holds unreadable JSON", e);
    }
  }

  private String text(Object value) {
    try {
      return json.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("not expressible as JSON", e);
    }
  }
}
