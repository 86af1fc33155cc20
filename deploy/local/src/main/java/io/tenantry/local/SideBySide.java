package io.tenantry.local;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Several things at once. */
final class SideBySide {

  private SideBySide() {}

  static void run(Runnable... actions) {
    run(List.of(actions));
  }

  /** Returns when all have ended; then throws what the first one that failed has thrown. */
  static void run(List<Runnable> actions) {
    ExecutorService threads = Executors.newFixedThreadPool(actions.size());
    try {
      CompletableFuture.allOf(
              actions.stream()
                  .map(action -> CompletableFuture.runAsync(action, threads))
                  .toArray(CompletableFuture[]::new))
          .join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      throw e;
    } finally {
      threads.shutdown();
    }
  }
}
