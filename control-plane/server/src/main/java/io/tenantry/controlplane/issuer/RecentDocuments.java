package io.tenantry.controlplane.issuer;

import io.vertx.core.buffer.Buffer;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * What providers have answered a moment ago. A hundred tenants of one provider that are saved at
 * once would each ask it for the same two documents, and it would refuse some of them in the end.
 * Thread-safe.
 *
 * <p>A failure is shared by those who wait for it and then forgotten: whoever mends a provider and
 * saves again is not told what was wrong before.
 */
final class RecentDocuments {

  private record Asked(CompletableFuture<Buffer> answer, Instant at) {}

  private final Map<URI, Asked> byAddress = new HashMap<>();
  private final Duration kept;
  private final InstantSource clock;

  /**
   * @param kept for how long an answer may be used again; zero = never
   */
  RecentDocuments(Duration kept, InstantSource clock) {
    this.kept = kept;
    this.clock = clock;
  }

  /** The document at the address, asked for now unless it was a moment ago. */
  synchronized CompletableFuture<Buffer> get(
      URI address, Supplier<CompletableFuture<Buffer>> fetch) {
    Instant now = clock.instant();
    byAddress.values().removeIf(asked -> !isUsable(asked, now));
    return byAddress.computeIfAbsent(address, fresh -> new Asked(fetch.get(), now)).answer();
  }

  private boolean isUsable(Asked asked, Instant now) {
    return now.isBefore(asked.at().plus(kept)) && !asked.answer().isCompletedExceptionally();
  }
}
