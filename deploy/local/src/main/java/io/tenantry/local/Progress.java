package io.tenantry.local;

import java.io.PrintStream;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;
import java.util.function.Supplier;

/** Says what has been done so far, and how long it took since the start. Thread-safe. */
public interface Progress {

  /** One more thing is done. */
  void done(String what);

  /** Says nothing. */
  static Progress silent() {
    return what -> {};
  }

  /** One line each, with the seconds since now. */
  static Progress to(PrintStream out, InstantSource clock) {
    Supplier<Duration> elapsed = elapsedSince(clock);
    return what ->
        out.printf(Locale.ROOT, "[%5.1f s] %s%n", elapsed.get().toMillis() / 1000.0, what);
  }

  private static Supplier<Duration> elapsedSince(InstantSource clock) {
    var start = clock.instant();
    return () -> Duration.between(start, clock.instant());
  }
}
