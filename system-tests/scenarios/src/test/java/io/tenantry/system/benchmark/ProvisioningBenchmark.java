package io.tenantry.system.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import io.tenantry.system.platform.Answer;
import io.tenantry.system.platform.Call;
import io.tenantry.system.platform.DatabaseServer;
import io.tenantry.system.platform.NewTenant;
import io.tenantry.system.platform.Platform;
import io.tenantry.system.platform.Realm;
import io.tenantry.system.platform.Session;
import io.tenantry.system.platform.SystemTest;
import io.tenantry.system.platform.Tenant;
import io.tenantry.system.platform.TokenMint;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/**
 * From the call to the first successful read on both instances, beside the bare {@code CREATE
 * DATABASE … TEMPLATE} of the same template in the same run.
 */
@SystemTest
class ProvisioningBenchmark {

  /** In the first forty, compiling takes half of the processors' time. */
  private static final int WARM_UP = 40;

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
    for (int i = 0; i < WARM_UP + ROUNDS; i++) {
      long clone = cloneNanos(template, i);
      NewTenant wanted = NewTenant.named(platform.freshId("bench")).onServer(server.id());
      long provisioned =
          usableNanos(
              wanted.bringing(realm, wanted.id()),
              tenant -> mint.sign("ada", List.of("tenant-admin"), wanted.id(), ""));
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
    report(Quartiles.ofMillis(bare), Quartiles.ofMillis(own), Quartiles.ofMillis(withKeycloak));
  }

  private void report(Quartiles bare, Quartiles own, Quartiles withKeycloak) throws Exception {
    double limit = LIMIT_FACTOR * bare.median() + LIMIT_MILLIS;
    new Report(
            "Provisioning by template, "
                + ROUNDS
                + " rounds, "
                + System.getenv().getOrDefault("TENANTRY_BUFFERS_PER_SERVER", "no")
                + " buffer tenants per server, limit "
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

  private long cloneNanos(String template, int round) {
    try (Session session = server.session("postgres")) {
      long start = System.nanoTime();
      session.run("create database bench_clone_" + round + " template " + template);
      long nanos = System.nanoTime() - start;
      session.run("drop database bench_clone_" + round);
      return nanos;
    }
  }

  private long usableNanos(NewTenant wanted, Function<Tenant, String> tokens) {
    long start = System.nanoTime();
    Tenant tenant = platform.controlPlane().provision(wanted);
    Call read = Call.get("/api/v1/companies").onHost(tenant.host()).withToken(tokens.apply(tenant));
    List<CompletableFuture<Answer>> reads =
        platform.instances().stream().map(instance -> instance.sendAsync(read)).toList();
    reads.forEach(one -> assertThat(one.join().status()).as("%s", one.join()).isEqualTo(200));
    return System.nanoTime() - start;
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
