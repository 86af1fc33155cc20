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
import java.util.function.Function;
import java.util.function.IntFunction;

/**
 * Reads and writes of several tenants, mixed at random over all instances, so that connections of
 * clients and of pools pass from one tenant to the next all the time.
 */
final class MixedTraffic {

  /** One request that was answered. */
  record Exchange(Tenant tenant, Instance instance, Call call, Answer answer) {}

  /** Companies here have names that need no encoding. */
  private static final List<Function<Tenant, Call>> OTHER_INTERFACES =
      List.of(
          tenant -> Call.get(below(tenant, "/exports/customers")),
          tenant -> Call.get("/ui/companies/" + tenant.company() + "/customers/cards/CANARY"),
          tenant -> Call.get(odata(tenant)),
          MixedTraffic::batch);

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

  /** Sends each request to any of the tenants, and returns when all have been answered. */
  Queue<Exchange> send(int requests) throws InterruptedException {
    return send(requests, i -> tenants.get(random.nextInt(tenants.size())));
  }

  /** Sends to one tenant after the other, so often, and returns when all have been answered. */
  Queue<Exchange> sendInTurn(int rounds) throws InterruptedException {
    return send(rounds * tenants.size(), i -> tenants.get(i % tenants.size()));
  }

  private Queue<Exchange> send(int requests, IntFunction<Tenant> whose)
      throws InterruptedException {
    List<CompletableFuture<?>> all = new ArrayList<>();
    for (int i = 0; i < requests; i++) {
      underWay.acquire();
      all.add(sendOne(i, whose.apply(i)));
    }
    CompletableFuture.allOf(all.toArray(CompletableFuture[]::new)).join();
    return exchanges;
  }

  private CompletableFuture<?> sendOne(int i, Tenant tenant) {
    Instance instance = instances.get(random.nextInt(instances.size()));
    Call call = call(tenant, i);
    return instance
        .sendAsync(tenant, call)
        .thenAccept(answer -> exchanges.add(new Exchange(tenant, instance, call, answer)))
        .whenComplete((done, failure) -> underWay.release());
  }

  /**
   * Of nineteen, ten read one customer, three list them, two write; the others ask for an export, a
   * page of the web client and OData, by query and in a batch.
   */
  private Call call(Tenant tenant, int i) {
    int kind = random.nextInt(19);
    if (kind < 10) {
      return Call.get(tenant.customers("/" + Canary.NUMBER));
    }
    if (kind < 13) {
      return Call.get(tenant.customers("?limit=5"));
    }
    if (kind < 15) {
      return Call.post(tenant.customers(""), Canary.customer(tenant, "W" + i));
    }
    return OTHER_INTERFACES.get(kind - 15).apply(tenant);
  }

  private static Call batch(Tenant tenant) {
    String part =
        """
        --batch
        Content-Type: application/http
        Content-Transfer-Encoding: binary

        GET %s HTTP/1.1


        --batch--
        """;
    String read = odata(tenant).substring("/odata/v4/".length());
    return Call.of("POST", "/odata/v4/$batch")
        .withBody("multipart/mixed; boundary=batch", part.formatted(read).replace("\n", "\r\n"));
  }

  private static String odata(Tenant tenant) {
    return "/odata/v4/Company('" + tenant.company() + "')/Customer('" + Canary.NUMBER + "')";
  }

  private static String below(Tenant tenant, String path) {
    return "/api/v1/companies/" + tenant.company() + path;
  }
}
