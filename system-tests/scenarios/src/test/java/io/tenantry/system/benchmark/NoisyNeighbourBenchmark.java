package io.tenantry.system.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import io.tenantry.system.platform.Call;
import io.tenantry.system.platform.Instance;
import io.tenantry.system.platform.NewTenant;
import io.tenantry.system.platform.OpenLoop;
import io.tenantry.system.platform.OpenLoop.Shot;
import io.tenantry.system.platform.Platform;
import io.tenantry.system.platform.SystemTest;
import io.tenantry.system.platform.Tenant;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/**
 * One tenant alone, and beside a neighbour that sends ten times what its plan allows to the same
 * instances and the same database server. How much the tenant gets done is measured with clients
 * that send as fast as they are answered; how long it waits, with clients who come at their own
 * pace, each request from the moment at which it was due.
 */
@SystemTest
class NoisyNeighbourBenchmark {

  private static final int ALLOWED_PER_SECOND = 20;
  private static final int SENT_PER_SECOND = 10 * ALLOWED_PER_SECOND;
  private static final int CONNECTIONS = 4;
  private static final int PACE = Integer.getInteger("tenantry.benchmark.pace", 100);
  private static final Duration SLICE = Duration.ofSeconds(5);
  private static final int ROUNDS = Integer.getInteger("tenantry.benchmark.rounds", 8);
  private static final int WARM_UP_ROUNDS = 3;

  private final Platform platform;
  private final List<Double> ratesAlone = new ArrayList<>();
  private final List<Double> ratesBeside = new ArrayList<>();
  private final List<Double> rateRatios = new ArrayList<>();
  private final List<Double> waitsAlone = new ArrayList<>();
  private final List<Double> waitsBeside = new ArrayList<>();
  private final List<Double> waitRatios = new ArrayList<>();
  private Tenant victim;
  private Tenant neighbour;

  NoisyNeighbourBenchmark(Platform platform) {
    this.platform = platform;
  }

  @Test
  void victimBesideANeighbourThatSendsTenTimesItsLimit() throws Exception {
    String plan = platform.freshId("small");
    platform.controlPlane().offer(plan, "{\"requestsPerSecond\": " + ALLOWED_PER_SECOND + "}");
    victim = tenant(NewTenant.withCompanies(platform.freshId("victim"), "CRONUS"));
    neighbour =
        tenant(NewTenant.withCompanies(platform.freshId("neighbour"), "CRONUS").onPlan(plan));
    try (Contender busy = busyVictim()) {
      for (int round = -WARM_UP_ROUNDS; round < ROUNDS; round++) {
        measure(busy, round);
      }
    }
    publish();
  }

  /** Alone first in every other round: what grows slower or faster favours neither. */
  private void measure(Contender busy, int round) throws Exception {
    boolean aloneFirst = round % 2 == 0;
    double[] one = phase(busy, !aloneFirst);
    double[] other = phase(busy, aloneFirst);
    if (round < 0) {
      return;
    }
    double[] alone = aloneFirst ? one : other;
    double[] beside = aloneFirst ? other : one;
    ratesAlone.add(alone[0]);
    ratesBeside.add(beside[0]);
    rateRatios.add(beside[0] / alone[0]);
    waitsAlone.add(alone[1]);
    waitsBeside.add(beside[1]);
    waitRatios.add(beside[1] / alone[1]);
  }

  /** Answers per second, and the 99th percentile of what answers took, in milliseconds. */
  private double[] phase(Contender busy, boolean noisy) throws Exception {
    double rate = during(noisy, () -> busy.slice(SLICE.toNanos()));
    double wait = during(noisy, this::p99);
    return new double[] {rate, wait};
  }

  private double during(boolean noisy, Callable<Double> measured) throws Exception {
    if (!noisy) {
      return measured.call();
    }
    CompletableFuture<List<Shot>> noise = loop(neighbour, SENT_PER_SECOND).begin(SLICE);
    double result = measured.call();
    long served = noise.join().stream().filter(Shot::served).count();
    assertThat(served).isBetween(1L, ALLOWED_PER_SECOND * (SLICE.toSeconds() + 2));
    return result;
  }

  private double p99() {
    List<Shot> shots = loop(victim, PACE).run(SLICE);
    assertThat(shots).allMatch(Shot::served);
    return Quartiles.percentileMillis(shots.stream().map(Shot::nanos).toList(), 0.99);
  }

  private void publish() throws Exception {
    new Report(
            "A tenant beside one that sends "
                + SENT_PER_SECOND
                + " requests/s where its plan allows "
                + ALLOWED_PER_SECOND
                + ", "
                + ROUNDS
                + " rounds",
            "what, median (quartiles)",
            "alone",
            "beside",
            "ratio")
        .row(
            "requests/s on " + CONNECTIONS + " connections (goal 0.8)",
            Quartiles.of(ratesAlone).text("%.0f"),
            Quartiles.of(ratesBeside).text("%.0f"),
            Quartiles.of(rateRatios).text("%.2f"))
        .row(
            "p99 in ms at " + PACE + " requests/s (goal 2)",
            Quartiles.of(waitsAlone).text("%.1f"),
            Quartiles.of(waitsBeside).text("%.1f"),
            Quartiles.of(waitRatios).text("%.2f"))
        .publish("noisy-neighbour.md");
  }

  private OpenLoop loop(Tenant tenant, int perSecond) {
    return new OpenLoop(platform.instances(), tenant, Call.get(tenant.customers("/C1")), perSecond);
  }

  private Contender busyVictim() throws Exception {
    int port = platform.instances().get(0).base().getPort();
    byte[] request =
        KeepAliveConnection.get(
            victim.customers("/C1"), victim.host() + ":" + port, platform.tokens().of(victim));
    return new Contender(
        "victim",
        () -> KeepAliveConnection.secure(platform.wire().trust(), port),
        CONNECTIONS,
        List.of(request));
  }

  private Tenant tenant(NewTenant wanted) {
    Tenant tenant =
        platform.controlPlane().provision(wanted.onServer(platform.servers().get(0).id()));
    platform.instances().get(0).addCustomer(tenant, "{\"number\": \"C1\", \"name\": \"Contoso\"}");
    for (Instance instance : platform.instances()) {
      assertThat(instance.companies(tenant).status()).isEqualTo(200);
    }
    return tenant;
  }
}
