package io.tenantry.system.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import io.tenantry.system.platform.Answer;
import io.tenantry.system.platform.Call;
import io.tenantry.system.platform.DatabaseServer;
import io.tenantry.system.platform.Instance;
import io.tenantry.system.platform.NewTenant;
import io.tenantry.system.platform.Operation;
import io.tenantry.system.platform.Platform;
import io.tenantry.system.platform.Realm;
import io.tenantry.system.platform.Session;
import io.tenantry.system.platform.SystemTest;
import io.tenantry.system.platform.Tenant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** What platform teams do to many tenants, beside what PostgreSQL alone would need for it. */
@SystemTest
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class FleetBenchmark {

  private static final int AT_ONCE = 100;
  private static final int ROUNDS = 5;

  /** As many operations as the control plane runs at a time by default. */
  private static final int PARALLELISM = 8;

  private static final int MOUNTS = 100;

  private static final int WARM_UP = 60;

  /**
   * Hundreds before the measured ones: after 250 provisionings two thirds of the processor time of
   * a control plane has gone into compiling it.
   */
  private static final int WARM_UP_HUNDREDS = 3;

  private static final int CATALOGUED = 100_000;
  private static final int MOUNTED = 10_000;
  private static final int PAGES = 30;

  private final Platform platform;
  private final DatabaseServer server;
  private final Realm realm;

  FleetBenchmark(Platform platform) {
    this.platform = platform;
    this.server = platform.servers().get(1);
    this.realm = platform.realm().another(platform.freshId("fleet"));
  }

  @Test
  void hundredProvisioningCallsAtOnceBesideBareClones() throws Exception {
    for (int i = 0; i < WARM_UP_HUNDREDS; i++) {
      provisionedPerSecond("warm-up", AT_ONCE);
    }
    List<Double> bare = new ArrayList<>();
    List<Double> provisioned = new ArrayList<>();
    List<Double> ratios = new ArrayList<>();
    for (int round = 0; round < ROUNDS; round++) {
      bare.add(clonedPerSecond(round, AT_ONCE));
      provisioned.add(provisionedPerSecond("fleet", AT_ONCE));
      ratios.add(provisioned.get(round) / bare.get(round));
    }
    dropClones(ROUNDS, AT_ONCE);
    new Report(
            AT_ONCE
                + " provisioning calls at once, "
                + ROUNDS
                + " times, after "
                + WARM_UP_HUNDREDS * AT_ONCE
                + " others",
            "what",
            "per second, median (quartiles)")
        .row(
            "bare CREATE DATABASE … TEMPLATE, " + PARALLELISM + " at a time",
            Quartiles.of(bare).text("%.1f"))
        .row("provisioned, mounted and acknowledged", Quartiles.of(provisioned).text("%.1f"))
        .row("ratio (goal 0.6)", Quartiles.of(ratios).text("%.2f"))
        .publish("fleet-provisioning.md");
  }

  @Test
  void mountUntilEveryInstanceServesBesideABareNotification() throws Exception {
    Tenant tenant = platform.controlPlane().provision(plain(platform.freshId("mount")));
    List<Long> mounts = new ArrayList<>();
    List<Long> hops = new ArrayList<>();
    try (NotificationHop hop = NotificationHop.on(server)) {
      for (int i = 0; i < WARM_UP + MOUNTS; i++) {
        platform.controlPlane().dismount(tenant);
        long start = System.nanoTime();
        platform.controlPlane().mount(tenant);
        long nanos = System.nanoTime() - start;
        long bare = hop.nanos();
        if (i >= WARM_UP) {
          mounts.add(nanos);
          hops.add(bare);
        }
      }
    }
    new Report(
            "Mount until acknowledged by "
                + platform.instances().size()
                + " instances, call to answer, "
                + MOUNTS
                + " times",
            "what",
            "ms, median (quartiles)",
            "p99")
        .row("mount", Quartiles.ofMillis(mounts).text("%.1f"), p99(mounts))
        .row("bare LISTEN and NOTIFY, one way", Quartiles.ofMillis(hops).text("%.2f"), p99(hops))
        .publish("fleet-mount.md");
  }

  /**
   * Last: what it leaves behind in every instance's memory and in the tables is not our subject.
   */
  @Test
  @Order(Integer.MAX_VALUE)
  void pagesOfALargeCatalogTakeTheSameTimeAtItsBeginningAndItsEnd() throws Exception {
    fillCatalog(CATALOGUED, false);
    try {
      List<Long> first = new ArrayList<>();
      List<Long> last = new ArrayList<>();
      String deep = cursorNear(CATALOGUED - 1_000);
      for (int i = 0; i < WARM_UP + PAGES; i++) {
        long atBegin = pageNanos("");
        long atEnd = pageNanos("&cursor=" + deep);
        if (i >= WARM_UP) {
          first.add(atBegin);
          last.add(atEnd);
        }
      }
      new Report(
              "Pages of 50 of " + CATALOGUED + " catalog entries", "page", "ms, median (quartiles)")
          .row("the first", Quartiles.ofMillis(first).text("%.1f"))
          .row("one near the end", Quartiles.ofMillis(last).text("%.1f"))
          .publish("fleet-pages.md");
    } finally {
      emptyCatalog();
    }
  }

  @Test
  @Order(Integer.MAX_VALUE - 1)
  void startOfAnInstanceHardlyDependsOnHowManyTenantsAreMounted() throws Exception {
    Tenant tenant =
        platform
            .controlPlane()
            .provision(NewTenant.named(platform.freshId("start")).onServer(server.id()));
    List<Double> withFew = new ArrayList<>();
    List<Double> withMany = new ArrayList<>();
    List<Double> ratios = new ArrayList<>();
    // The first round fills the caches of the machine.
    for (int round = 0; round <= ROUNDS; round++) {
      double few = startSeconds(tenant);
      double many;
      fillCatalog(MOUNTED, true);
      try {
        many = startSeconds(tenant);
      } finally {
        emptyCatalog();
      }
      if (round > 0) {
        withFew.add(few);
        withMany.add(many);
        ratios.add(many / few);
      }
    }
    new Report(
            "Start of an instance until its first answer, " + ROUNDS + " times",
            "mounted tenants in the application database",
            "seconds, median (quartiles)")
        .row("those of the platform alone", Quartiles.of(withFew).text("%.2f"))
        .row(MOUNTED + " more", Quartiles.of(withMany).text("%.2f"))
        .row("ratio (goal 1.2)", Quartiles.of(ratios).text("%.2f"))
        .publish("fleet-start.md");
  }

  private double startSeconds(Tenant tenant) {
    Instance instance = platform.instances().get(1);
    platform.stop(instance);
    long start = System.nanoTime();
    platform.start(instance);
    assertThat(instance.companies(tenant).status()).isEqualTo(200);
    return (System.nanoTime() - start) / 1e9;
  }

  private double provisionedPerSecond(String meaning, int count) throws Exception {
    List<Callable<Operation>> calls =
        IntStream.range(0, count)
            .mapToObj(i -> plain(platform.freshId(meaning)))
            .<Callable<Operation>>map(wanted -> () -> platform.controlPlane().begin(wanted))
            .toList();
    long start = System.nanoTime();
    for (Operation begun : inParallel(calls, count)) {
      Operation ended = platform.controlPlane().awaitEnd(begun.id());
      assertThat(ended.status()).isEqualTo("succeeded");
    }
    return count * 1e9 / (System.nanoTime() - start);
  }

  /**
   * The clones stay until the end: to drop a database is a checkpoint, which eases what comes after
   * it.
   */
  private double clonedPerSecond(int round, int count) throws Exception {
    String template;
    try (Session catalog = platform.catalog().session()) {
      template =
          catalog.text(
              "select database_name from application.template where database_server = ?"
                  + " order by release desc limit 1",
              server.id());
    }
    List<Callable<Void>> clones =
        IntStream.range(0, count)
            .<Callable<Void>>mapToObj(
                i -> () -> onServer("create database " + clone(round, i) + " template " + template))
            .toList();
    long start = System.nanoTime();
    inParallel(clones, PARALLELISM);
    return count * 1e9 / (System.nanoTime() - start);
  }

  private void dropClones(int rounds, int count) {
    for (int round = 0; round < rounds; round++) {
      for (int i = 0; i < count; i++) {
        onServer("drop database " + clone(round, i));
      }
    }
  }

  private static String clone(int round, int number) {
    return "bench_fleet_" + round + "_" + number;
  }

  private Void onServer(String sql) {
    try (Session session = server.session("postgres")) {
      session.run(sql);
    }
    return null;
  }

  private static <T> List<T> inParallel(List<Callable<T>> calls, int threads) throws Exception {
    ExecutorService executor = Executors.newFixedThreadPool(threads);
    try {
      List<T> results = new ArrayList<>();
      for (Future<T> each : executor.invokeAll(calls)) {
        results.add(each.get());
      }
      return results;
    } finally {
      executor.shutdownNow();
    }
  }

  /** Without an administrator in the platform's realm, which would be measured instead. */
  private NewTenant plain(String id) {
    return NewTenant.named(id).onServer(server.id()).bringing(realm, id);
  }

  private long pageNanos(String cursor) {
    long start = System.nanoTime();
    Answer page = platform.controlPlane().send(Call.get("/api/v1/tenants?limit=50" + cursor));
    long nanos = System.nanoTime() - start;
    assertThat(page.status()).isEqualTo(200);
    return nanos;
  }

  private String cursorNear(int position) {
    String cursor = "";
    for (int seen = 0; seen < position; seen += 500) {
      Answer page = platform.controlPlane().send(Call.get("/api/v1/tenants?limit=500" + cursor));
      cursor = "&cursor=" + page.json().path("nextCursor").asText();
    }
    return cursor.substring("&cursor=".length());
  }

  private void fillCatalog(int tenants, boolean mounted) {
    try (Session catalog = platform.catalog().session()) {
      catalog.run(
          """
          insert into catalog.tenant
            (uuid, tenant_id, display_name, plan, lifecycle, schema_state, mounted, database_server,
             database_name, release, app_login, app_secret, report_login, report_secret,
             migrate_login, version)
          select u, 'bench-' || u, 'bench', 'standard', 'active', 'current', ?, ?,
                 'bench_' || u, own.release, 'a', own.app_secret, 'r', own.report_secret, 'm',
                 (select number from catalog.version)
            from (select gen_random_uuid() as u from generate_series(1, ?)) fresh
           cross join (select release, app_secret, report_secret from catalog.tenant
                        where mounted limit 1) own
          """,
          mounted,
          server.id(),
          tenants);
      catalog.run("analyze catalog.tenant");
    }
  }

  private void emptyCatalog() {
    try (Session catalog = platform.catalog().session()) {
      catalog.run("delete from catalog.tenant where database_name like 'bench_%'");
    }
  }

  private static String p99(List<Long> nanos) {
    return String.format(Locale.ROOT, "%.1f", Quartiles.percentileMillis(nanos, 0.99));
  }
}
