package io.tenantry.system.benchmark;

import io.tenantry.system.platform.DatabaseServer;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** One statement in many databases, as a script of an administrator would run it: nothing else. */
record BareStatements(DatabaseServer server, List<String> databases) {

  /**
   * A connection for each database, so many at a time.
   *
   * @return how long it took
   */
  long nanos(String sql, int threads) throws Exception {
    ExecutorService executor = Executors.newFixedThreadPool(threads);
    try {
      List<Callable<Void>> all =
          databases.stream().<Callable<Void>>map(database -> () -> run(database, sql)).toList();
      long start = System.nanoTime();
      for (Future<Void> each : executor.invokeAll(all)) {
        each.get();
      }
      return System.nanoTime() - start;
    } finally {
      executor.shutdownNow();
    }
  }

  private Void run(String database, String sql) throws SQLException {
    try (Connection connection = server.connection(database);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
    return null;
  }
}
