package io.tenantry.system.fault;

import io.tenantry.system.platform.Answer;
import io.tenantry.system.platform.Call;
import io.tenantry.system.platform.Instance;
import io.tenantry.system.platform.Tenant;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;

/**
 * A reader and a writer who go round a few tenants, over all instances in turn, from the moment
 * this is made until it is closed.
 */
final class SteadyTraffic implements AutoCloseable {

  private static final String PREFIX = "STEADY-";

  private final List<Instance> instances;
  private final List<Tenant> tenants;
  private final CountDownLatch end = new CountDownLatch(1);
  private final Queue<String> failures = new ConcurrentLinkedQueue<>();
  private final AtomicInteger reads = new AtomicInteger();
  private final Map<Tenant, AtomicInteger> writes = new ConcurrentHashMap<>();
  private final ExecutorService threads = Executors.newFixedThreadPool(2);

  SteadyTraffic(List<Instance> instances, List<Tenant> tenants) {
    this.instances = instances;
    this.tenants = tenants;
    tenants.forEach(tenant -> writes.put(tenant, new AtomicInteger()));
    threads.execute(() -> goRound(this::read));
    threads.execute(() -> goRound(this::write));
    threads.shutdown();
  }

  /** Requests that were refused or broke off, each with what was said. */
  List<String> failures() {
    return List.copyOf(failures);
  }

  int reads() {
    return reads.get();
  }

  /** Customers whose creation was confirmed. */
  int writes(Tenant tenant) {
    return writes.get(tenant).get();
  }

  /** Matches the numbers of the customers that were written. */
  static String numbersLike() {
    return PREFIX + "%";
  }

  /** Ends after the request that is under way. */
  @Override
  public void close() throws InterruptedException {
    end.countDown();
    if (!threads.awaitTermination(60, TimeUnit.SECONDS)) {
      throw new AssertionError("a request has not ended within a minute");
    }
  }

  private void goRound(IntFunction<String> request) {
    for (int turn = 0; end.getCount() > 0; turn++) {
      String failure = request.apply(turn);
      if (!failure.isEmpty()) {
        failures.add(failure);
      }
    }
  }

  private String read(int turn) {
    Tenant tenant = tenants.get(turn % tenants.size());
    String failure = send(turn, tenant, Call.get(tenant.customers("?limit=5")), 200);
    reads.incrementAndGet();
    return failure;
  }

  private String write(int turn) {
    Tenant tenant = tenants.get(turn % tenants.size());
    String customer =
        "{\"number\": \"%s%d\", \"name\": \"Contoso %d\"}".formatted(PREFIX, turn, turn);
    String failure = send(turn, tenant, Call.post(tenant.customers(""), customer), 201);
    if (failure.isEmpty()) {
      writes.get(tenant).incrementAndGet();
    }
    return failure;
  }

  /** What was wrong; empty when nothing was. */
  private String send(int turn, Tenant tenant, Call call, int expected) {
    Instance instance = instances.get(turn / tenants.size() % instances.size());
    try {
      Answer answer = instance.send(tenant, call);
      return answer.status() == expected
          ? ""
          : "%s of %s at %s: %s".formatted(call, tenant.id(), instance, answer);
    } catch (UncheckedIOException e) {
      return "%s of %s at %s: %s".formatted(call, tenant.id(), instance, e);
    }
  }
}
