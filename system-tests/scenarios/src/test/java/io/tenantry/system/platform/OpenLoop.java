package io.tenantry.system.platform;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;

/**
 * Clients who come at their own pace, however long others have to wait: one request is meant to be
 * sent at each tick, to the instances in turn. What an answer took counts from that tick, so that
 * time in which nobody could be served hides nowhere.
 */
public final class OpenLoop {

  private static final double NANOS = 1e9;

  private final List<Instance> instances;
  private final Tenant tenant;
  private final Call call;
  private final int perSecond;

  /** One request; times are nanoseconds after the first tick. */
  public record Shot(Answer answer, long due, long answered) {

    public long nanos() {
      return answered - due;
    }

    public boolean served() {
      return answer.status() == 200;
    }
  }

  public OpenLoop(List<Instance> instances, Tenant tenant, Call call, int perSecond) {
    this.instances = instances;
    this.tenant = tenant;
    this.call = call;
    this.perSecond = perSecond;
  }

  /** Sends for so long, and returns when everything has been answered. */
  public List<Shot> run(Duration duration) {
    long start = System.nanoTime();
    long requests = duration.toMillis() * perSecond / 1_000;
    List<CompletableFuture<Shot>> shots = new ArrayList<>();
    for (int i = 0; i < requests; i++) {
      long due = (long) (i * NANOS / perSecond);
      awaitTick(start + due);
      shots.add(
          instances
              .get(i % instances.size())
              .sendAsync(tenant, call)
              .thenApply(answer -> new Shot(answer, due, System.nanoTime() - start)));
    }
    return shots.stream().map(CompletableFuture::join).toList();
  }

  /** The same, beside what the caller does meanwhile. */
  public CompletableFuture<List<Shot>> begin(Duration duration) {
    return CompletableFuture.supplyAsync(() -> run(duration));
  }

  private static void awaitTick(long tick) {
    for (long left = tick - System.nanoTime(); left > 0; left = tick - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
  }
}
