package io.tenantry.system.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tenantry.system.platform.Answer;
import io.tenantry.system.platform.Call;
import io.tenantry.system.platform.DatabaseServer;
import io.tenantry.system.platform.NewTenant;
import io.tenantry.system.platform.Operation;
import io.tenantry.system.platform.Platform;
import io.tenantry.system.platform.Realm;
import io.tenantry.system.platform.Session;
import io.tenantry.system.platform.SystemTest;
import io.tenantry.system.platform.Tenant;
import io.tenantry.system.platform.TokenMint;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * From the call to the first successful read on both instances, beside the bare {@code CREATE
 * DATABASE … TEMPLATE} of the same template in the same run; and the same with tenants in stock.
 */
@SystemTest
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ProvisioningBenchmark {

  private static final int WARM_UP = 20;

  /**
   * Provisioned before: after 250 of them two thirds of the processor time of a control plane has
   * gone into compiling it.
   */
  private static final int OTHERS = 300;

  private static final int AT_ONCE = 30;

  /** Buffer tenants on each server. */
  private static final int STOCK = 10;

  private static final Duration REFILL = Duration.ofSeconds(60);

  private static final int ROUNDS = 25;
  private static final double LIMIT_FACTOR = 1.5;
  private static final double LIMIT_MILLIS = 50;

  private final Platform platform;
  private final DatabaseServer server;

  ProvisioningBenchmark(Platform platform) {
    this.platform = platform;
    this.server = platform.servers().get(1);
  }

  @Test
  void besideTheBareCloneOfTheTemplate() throws Exception {
    List<Long> bare = new ArrayList<>();
    List<Long> own = new ArrayList<>();
    List<Long> withKeycloak = new ArrayList<>();
    String template = template();
    Realm realm = platform.realm().another(platform.freshId("bench"));
    TokenMint mint = realm.mint();
    for (int i = 0; i < OTHERS; i += AT_ONCE) {
      atOnce(AT_ONCE, server, realm);
    }
    for (int i = 0; i < WARM_UP + ROUNDS; i++) {
      long clone = cloneNanos(template, i);
      NewTenant wanted = fresh("bench", realm);
      long provisioned =
          usableNanos(wanted, tenant -> mint.sign("ada", List.of("tenant-admin"), wanted.id(), ""));
      long administered =
          usableNanos(
              NewTenant.named(platform.freshId("bench")).onServer(server.id()),
              platform.tokens()::of);
      if (i >= WARM_UP) {
        bare.add(clone);
        own.add(provisioned);
        withKeycloak.add(administered);
      }
    }
    dropClones(WARM_UP + ROUNDS);
    report(Quartiles.ofMillis(bare), Quartiles.ofMillis(own), Quartiles.ofMillis(withKeycloak));
  }

  /** Last: it leaves a control plane that has just been started. */
  @Test
  @Order(Integer.MAX_VALUE)
  void takenFromStock() throws Exception {
    platform.restartControlPlane(
        Map.of(
            "TENANTRY_BUFFERS_PER_SERVER",
            Integer.toString(STOCK),
            "TENANTRY_BUFFERS_CHECK",
            "200MS"));
    List<Served> served = new ArrayList<>();
    try {
      Realm realm = platform.realm().another(platform.freshId("stock"));
      TokenMint mint = realm.mint();
      for (int i = 0; i < OTHERS; i += STOCK) {
        awaitStock();
        sellOut(server, realm);
      }
      for (int i = 0; i < WARM_UP + ROUNDS; i++) {
        awaitStock();
        Served one = served(fresh("stock", realm), mint);
        if (i >= WARM_UP) {
          served.add(one);
        }
      }
      awaitStock();
    } finally {
      platform.restartControlPlane(Map.of());
    }
    // Other benchmarks make their tenants from nothing.
    Realm nobodys = platform.realm().another(platform.freshId("rest"));
    for (DatabaseServer each : platform.servers()) {
      sellOut(each, nobodys);
    }
    new Report(
            "Provisioning from "
                + STOCK
                + " buffer tenants per server, full before each of "
                + ROUNDS
                + " rounds (goal 50 ms)",
            "what",
            "ms, median (quartiles)")
        .row(
            "call to acknowledged by every instance",
            Quartiles.ofMillis(served.stream().map(Served::acknowledged).toList()).text("%.1f"))
        .row(
            "call to first read on both instances",
            Quartiles.ofMillis(served.stream().map(Served::read).toList()).text("%.1f"))
        .publish("provisioning-from-stock.md");
  }

  /** Nanoseconds from the call. */
  private record Served(long acknowledged, long read) {}

  private Served served(NewTenant wanted, TokenMint mint) {
    long start = System.nanoTime();
    Operation operation = provisioned(wanted);
    long acknowledged = System.nanoTime() - start;
    assertThat(isFromStock(operation)).isTrue();
    Tenant tenant = platform.controlPlane().tenant(wanted, operation);
    readEverywhere(tenant, mint.sign("ada", List.of("tenant-admin"), wanted.id(), ""));
    return new Served(acknowledged, System.nanoTime() - start);
  }

  private Operation provisioned(NewTenant wanted) {
    return platform.controlPlane().provisionOperation(wanted);
  }

  private static boolean isFromStock(Operation operation) {
    return operation.json().at("/params/prepared").asBoolean();
  }

  /** Full on the server that is measured, and nobody at work on it. */
  private void awaitStock() {
    try (Session catalog = platform.catalog().session()) {
      await()
          .atMost(REFILL)
          .pollDelay(Duration.ZERO)
          .pollInterval(Duration.ofMillis(50))
          .until(
              () ->
                  catalog.number("select count(*) from catalog.buffer_tenant where state = 'ready'")
                          >= (long) STOCK * platform.servers().size()
                      && catalog.number(
                              "select count(*) from catalog.operation where finished_at is null")
                          == 0);
    }
  }

  private void sellOut(DatabaseServer from, Realm realm) {
    assertThat(atOnce(STOCK, from, realm)).allMatch(ProvisioningBenchmark::isFromStock);
  }

  private List<Operation> atOnce(int count, DatabaseServer on, Realm realm) {
    List<CompletableFuture<Operation>> calls =
        IntStream.range(0, count)
            .mapToObj(i -> NewTenant.named(platform.freshId("other")).onServer(on.id()))
            .map(wanted -> wanted.bringing(realm, wanted.id()))
            .map(wanted -> CompletableFuture.supplyAsync(() -> provisioned(wanted)))
            .toList();
    return calls.stream().map(CompletableFuture::join).toList();
  }

  private NewTenant fresh(String meaning, Realm realm) {
    NewTenant wanted = NewTenant.named(platform.freshId(meaning)).onServer(server.id());
    return wanted.bringing(realm, wanted.id());
  }

  private void report(Quartiles bare, Quartiles own, Quartiles withKeycloak) throws Exception {
    double limit = LIMIT_FACTOR * bare.median() + LIMIT_MILLIS;
    new Report(
            "Provisioning by template, "
                + ROUNDS
                + " rounds after "
                + OTHERS
                + " others, limit "
                + String.format(Locale.ROOT, "%.0f ms", limit),
            "what",
            "ms, median (quartiles)")
        .row("bare CREATE DATABASE … TEMPLATE", bare.text("%.1f"))
        .row("call to first read on both instances, identityProvider given", own.text("%.1f"))
        .row("the same with the first administrator in Keycloak", withKeycloak.text("%.1f"))
        .row(
            "Keycloak's part (difference of the medians)",
            String.format(Locale.ROOT, "%.1f", withKeycloak.median() - own.median()))
        .publish("provisioning.md");
  }

  /**
   * It stays until the end: to drop a database is a checkpoint, and what comes after it has it
   * easier.
   */
  private long cloneNanos(String template, int round) {
    try (Session session = server.session("postgres")) {
      long start = System.nanoTime();
      session.run("create database " + clone(round) + " template " + template);
      return System.nanoTime() - start;
    }
  }

  private void dropClones(int rounds) {
    try (Session session = server.session("postgres")) {
      for (int i = 0; i < rounds; i++) {
        session.run("drop database " + clone(i));
      }
    }
  }

  private static String clone(int round) {
    return "bench_clone_" + round;
  }

  private long usableNanos(NewTenant wanted, Function<Tenant, String> tokens) {
    long start = System.nanoTime();
    Tenant tenant = platform.controlPlane().provision(wanted);
    readEverywhere(tenant, tokens.apply(tenant));
    return System.nanoTime() - start;
  }

  private void readEverywhere(Tenant tenant, String token) {
    Call read = Call.get("/api/v1/companies").onHost(tenant.host()).withToken(token);
    List<CompletableFuture<Answer>> reads =
        platform.instances().stream().map(instance -> instance.sendAsync(read)).toList();
    reads.forEach(one -> assertThat(one.join().status()).as("%s", one.join()).isEqualTo(200));
  }

  private String template() {
    try (Session catalog = platform.catalog().session()) {
      return catalog.text(
          "select database_name from application.template where database_server = ?"
              + " order by release desc limit 1",
          server.id());
    }
  }
}
