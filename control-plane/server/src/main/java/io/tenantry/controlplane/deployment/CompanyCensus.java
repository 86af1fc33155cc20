package io.tenantry.controlplane.deployment;

import io.quarkus.scheduler.Scheduled;
import io.tenantry.controlplane.deployment.CompanyCounts.CountedDatabase;
import io.tenantry.controlplane.server.ServerConnections;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.OptionalInt;
import org.jboss.logging.Logger;

/**
 * Asks tenant databases how many companies they hold, a few at a time. Who has made no request
 * since it was asked is left in peace: a fleet at rest costs a connection per tenant and day.
 */
@ApplicationScoped
class CompanyCensus {

  private static final Logger LOG = Logger.getLogger(CompanyCensus.class);
  private static final String APPLICATION_NAME = "tenantry-census";
  private static final int AT_A_TIME = 20;
  private static final Duration STALE_AFTER = Duration.ofMinutes(1);

  /** Requests can be lost with the instance that has served them, before it has said so. */
  private static final Duration STALE_WITHOUT_REQUESTS = Duration.ofDays(1);

  private final CompanyCounts counts;
  private final ServerConnections connections;

  CompanyCensus(CompanyCounts counts, ServerConnections connections) {
    this.counts = counts;
    this.connections = connections;
  }

  @Scheduled(
      every = "15s",
      delayed = "15s",
      identity = "company-census",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void countStale() {
    counts.due(STALE_AFTER, STALE_WITHOUT_REQUESTS, AT_A_TIME).forEach(this::count);
  }

  /** Counts tenants that are new since the last round, at most 20 of them. */
  void countNew() {
    counts.neverCounted(AT_A_TIME).forEach(this::count);
  }

  private void count(CountedDatabase next) {
    counts.record(next, companiesIn(next));
  }

  private OptionalInt companiesIn(CountedDatabase counted) {
    try (Connection connection =
            connections.openAsAdmin(counted.server(), counted.database(), APPLICATION_NAME);
        Statement select = connection.createStatement();
        ResultSet row = select.executeQuery("select count(*) from tenantry.company")) {
      row.next();
      return OptionalInt.of(row.getInt(1));
    } catch (SQLException e) {
      LOG.debugf(e, "Companies not counted: tenant=%s", counted.tenant());
      return OptionalInt.empty();
    }
  }
}
