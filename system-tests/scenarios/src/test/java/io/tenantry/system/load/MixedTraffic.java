package io.tenantry.system.load;

import io.tenantry.system.platform.Answer;
import io.tenantry.system.platform.Call;
import io.tenantry.system.platform.Instance;
import io.tenantry.system.platform.Tenant;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;

/**
 * Reads and writes of several tenants, mixed at random over all instances, so that connections of
 * clients and of pools pass from one tenant to the next all the time.
 */
final class MixedTraffic {

  /** One request that was answered. */
  record Exchange(Tenant tenant, Instance instance, Call call, Answer answer) {}

  private final List<Instance> instances;
  private final List<Tenant> tenants;
  private final SplittableRandom random;
  private final Semaphore underWay;
  private final Queue<Exchange> exchanges = new ConcurrentLinkedQueue<>();

  MixedTraffic(List<Instance> instances, List<Tenant> tenants, int concurrency, long seed) {
    this.instances = instances;
    this.tenants = tenants;
    this.random = new SplittableRandom(seed);
    this.underWay = new Semaphore(concurrency);
  }

  /** Sends the requests and returns when each has been answered. */
  Queue<Exchange> send(int requests) throws InterruptedException {
    List<CompletableFuture<?>> all = new ArrayList<>();
    for (int i = 0; i < requests; i++) {
      underWay.acquire();
      all.add(sendOne(i));
    }
    CompletableFuture.allOf(all.toArray(CompletableFuture[]::new)).join();
    return exchanges;
  }

  private CompletableFuture<?> sendOne(int i) {
    Tenant tenant = tenants.get(random.nextInt(tenants.size()));
    Instance instance = instances.get(random.nextInt(instances.size()));
    Call call = call(tenant, i);
    return instance
        .sendAsync(tenant, call)
        .thenAccept(answer -> exchanges.add(new Exchange(tenant, instance, call, answer)))
        .whenComplete((done, failure) -> underWay.release());
  }

  /** Seven in ten read one customer, two list them, one writes. */
  private Call call(Tenant tenant, int i) {
    int kind = random.nextInt(10);
    if (kind < 7) {
      return Call.get(tenant.customers("/" + Canary.NUMBER));
    }
    if (kind < 9) {
      return Call.get(tenant.customers("?limit=5"));
    }
    return Call.post(tenant.customers(""), Canary.customer(tenant, "W" + i));
  }
}
