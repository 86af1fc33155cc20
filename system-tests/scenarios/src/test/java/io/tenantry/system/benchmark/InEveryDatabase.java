package io.tenantry.system.benchmark;

import io.tenantry.system.platform.DatabaseServer;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** The same work in many databases, as a program of an administrator would do it. */
record InEveryDatabase(DatabaseServer server, List<String> databases) {

  /** What is done in one of them. */
  @FunctionalInterface
  interface Work {

    void in(Connection connection, String database) throws SQLException;
  }

  /**
   * A connection for each database, so many at a time.
   *
   * @return how long it took
   */
  double seconds(Work work, int threads) throws Exception {
    ExecutorService executor = Executors.newFixedThreadPool(threads);
    try {
      List<Callable<Void>> all =
          databases.stream().<Callable<Void>>map(database -> () -> run(database, work)).toList();
      long start = System.nanoTime();
      for (Future<Void> each : executor.invokeAll(all)) {
        each.get();
      }
      return (System.nanoTime() - start) / 1e9;
    } finally {
      executor.shutdownNow();
    }
  }

  private Void run(String database, Work work) throws SQLException {
    try (Connection connection = server.connection(database)) {
      work.in(connection, database);
    }
    return null;
  }
}
