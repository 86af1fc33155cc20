package io.tenantry.controlplane.upgrade;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * A data upgrade that commits each step of each company by itself, several companies beside each
 * other. Once one fails, or somebody asks to stop, no further step begins; those that run end.
 */
final class CheckpointedRun {

  /** How often the signals are looked at while steps run. */
  private static final Duration LOOK = Duration.ofMillis(200);

  private final DataUpgrade upgrade;
  private final CompanyStep step;
  private final StepConnections connections;
  private final StopSignals signals;
  private volatile boolean stopped;

  CheckpointedRun(
      DataUpgrade upgrade, CompanyStep step, StepConnections connections, StopSignals signals) {
    this.upgrade = upgrade;
    this.step = step;
    this.connections = connections;
    this.signals = signals;
  }

  /** Returns when every step has been done to every company. */
  void run(List<Company> companies) throws SQLException {
    ExecutorService threads = Executors.newFixedThreadPool(upgrade.settings().parallel());
    try {
      CompletionService<Void> ended = new ExecutorCompletionService<>(threads);
      companies.forEach(company -> ended.submit(() -> run(company)));
      for (int i = 0; i < companies.size(); i++) {
        awaitOne(ended);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SQLException("interrupted between two steps", "57014", e);
    } finally {
      stopped = true;
      threads.shutdown();
      awaitEnd(threads);
    }
  }

  private Void run(Company company) throws SQLException {
    if (stopped) {
      return null;
    }
    try (Connection database = connections.open()) {
      for (DataScript script : upgrade.steps()) {
        if (stopped) {
          return null;
        }
        step.run(database, script, company);
        database.commit();
      }
      return null;
    } catch (SQLException | RuntimeException e) {
      stopped = true;
      throw e;
    }
  }

  private void awaitOne(CompletionService<Void> ended) throws SQLException, InterruptedException {
    Future<Void> one = ended.poll(LOOK.toMillis(), TimeUnit.MILLISECONDS);
    while (one == null) {
      signals.demandOn();
      one = ended.poll(LOOK.toMillis(), TimeUnit.MILLISECONDS);
    }
    signals.demandOn();
    try {
      one.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof SQLException failure) {
        throw failure;
      }
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw (RuntimeException) e.getCause();
    }
  }

  /** A step ends by its statement timeout at the latest. */
  private void awaitEnd(ExecutorService threads) throws SQLException {
    try {
      if (!threads.awaitTermination(connections.longest().toMillis(), TimeUnit.MILLISECONDS)) {
        throw new SQLException("a step does not end", "57014");
      }
    } catch (InterruptedException e) {
      threads.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }
}
