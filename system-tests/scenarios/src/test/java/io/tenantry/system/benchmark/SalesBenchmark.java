package io.tenantry.system.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import io.tenantry.system.platform.Answer;
import io.tenantry.system.platform.Call;
import io.tenantry.system.platform.CatalogTenant;
import io.tenantry.system.platform.Instance;
import io.tenantry.system.platform.NewTenant;
import io.tenantry.system.platform.Platform;
import io.tenantry.system.platform.SystemTest;
import io.tenantry.system.platform.Tenant;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The business application beside programs that are written for one thing each. */
@SystemTest
class SalesBenchmark {

  private static final String COMPANY = "CRONUS";
  private static final String OTHER = "Fabrikam";
  private static final int ROUNDS = 14;
  private static final int A_ROUND = 50;

  /**
   * After 3,000 posted orders a fresh JVM on two cores still compiles more than it posts, and what
   * one costs it goes on falling: 5.5 ms of CPU after 2,000, 3.3 after 8,000. Orders are read
   * before, so that what all requests have in common is compiled by then, as in every other
   * benchmark.
   */
  private static final int WARM_UP = 8_000;

  private static final int ORDERS = WARM_UP + ROUNDS * A_ROUND;
  private static final int CUSTOMERS = 1_000;
  private static final int CONNECTIONS = 4;

  private final Platform platform;

  SalesBenchmark(Platform platform) {
    this.platform = platform;
  }

  private interface Poster {
    void post(int order) throws Exception;
  }

  @Test
  void postingBesideTheSameStatementsOnOneConnection() throws Exception {
    Tenant tenant = tenant(COMPANY, OTHER);
    for (String company : List.of(COMPANY, OTHER)) {
      fill(tenant, company);
    }
    try (PostingLoop loop = new PostingLoop(appLogin(tenant), OTHER);
        KeepAliveConnection wire = wire()) {
      Poster jdbc = order -> loop.post("so" + order);
      Poster rest = order -> wire.exchange(posting(tenant, order));
      try (Contender reading =
          contender("one order", tenant, below(COMPANY, "/sales-orders/SO0"))) {
        new Rounds(List.of(reading), ORDERS).warmUp();
      }
      run(jdbc, 0, WARM_UP);
      run(rest, 0, WARM_UP);
      List<Double> jdbcRates = new ArrayList<>();
      List<Double> restRates = new ArrayList<>();
      Random order = new Random(ORDERS);
      for (int round = 0; round < ROUNDS; round++) {
        int from = WARM_UP + round * A_ROUND;
        boolean jdbcFirst = order.nextBoolean();
        if (jdbcFirst) {
          jdbcRates.add(run(jdbc, from, A_ROUND));
        }
        restRates.add(run(rest, from, A_ROUND));
        if (!jdbcFirst) {
          jdbcRates.add(run(jdbc, from, A_ROUND));
        }
      }
      publish(jdbcRates, restRates);
    }
    assertThat(invoices(tenant, COMPANY)).isEqualTo(invoices(tenant, OTHER)).isEqualTo(ORDERS);
  }

  private static void publish(List<Double> jdbc, List<Double> rest) throws Exception {
    List<Double> ratios =
        IntStream.range(0, ROUNDS).mapToObj(i -> rest.get(i) / jdbc.get(i)).toList();
    new Report(
            "Posting orders one by one, " + ROUNDS + " rounds of " + A_ROUND,
            "poster",
            "orders/s, median (quartiles)")
        .row("JDBC, one connection, prepared statements", Quartiles.of(jdbc).text("%.0f"))
        .row("POST …/sales-orders/{order}/post over HTTPS", Quartiles.of(rest).text("%.0f"))
        .row("ratio (goal 0.7)", Quartiles.of(ratios).text("%.2f"))
        .publish("posting.md");
  }

  @Test
  void pageOfEntitiesBesideAListOfTheSameRows() throws Exception {
    Tenant tenant = tenant(COMPANY);
    load(tenant, COMPANY, "/customers/import", customers());
    String filter = "$filter=Country%20eq%20'Schweiz'&$select=Number,Name,City,Country";
    String odata = "/odata/v4/Company('CRONUS')/Customer?$top=500&" + filter;
    String rest = tenant.customers("?limit=500&fields=number,name,city,country");
    assertThat(instance().send(tenant, Call.get(odata)).json().path("value")).hasSize(500);
    assertThat(instance().send(tenant, Call.get(rest)).json().path("items")).hasSize(500);
    try (Contender list = contender("REST list", tenant, rest);
        Contender page = contender("OData page with $filter and $select", tenant, odata)) {
      Rounds rounds = new Rounds(List.of(list, page), CUSTOMERS).warmUp(4_000).run(ROUNDS);
      new Report(
              "500 customers of " + CUSTOMERS + ", " + CONNECTIONS + " connections",
              "contender",
              "answers/s, median (quartiles)",
              "ratio, median (quartiles)")
          .row(list.name(), rounds.rate(list).text("%.0f"), "")
          .row(page.name(), rounds.rate(page).text("%.0f"), rounds.ratio(page, list).text("%.2f"))
          .publish("odata-page.md");
    }
  }

  private Contender contender(String name, Tenant tenant, String path) throws Exception {
    int port = instance().base().getPort();
    byte[] request =
        KeepAliveConnection.get(path, tenant.host() + ":" + port, platform.tokens().of(tenant));
    return new Contender(name, this::wire, CONNECTIONS, List.of(request));
  }

  private double run(Poster poster, int from, int count) throws Exception {
    long start = System.nanoTime();
    for (int order = from; order < from + count; order++) {
      poster.post(order);
    }
    return count * 1e9 / (System.nanoTime() - start);
  }

  private byte[] posting(Tenant tenant, int order) {
    return KeepAliveConnection.post(
        below(COMPANY, "/sales-orders/SO" + order + "/post"),
        tenant.host() + ":" + instance().base().getPort(),
        platform.tokens().of(tenant),
        "{}");
  }

  private KeepAliveConnection wire() throws IOException {
    return KeepAliveConnection.secure(platform.wire().trust(), instance().base().getPort());
  }

  private void fill(Tenant tenant, String company) {
    load(tenant, company, "/customers/import", "number,name\nC1,Adatum\n");
    load(tenant, company, "/items/import", "number,name,unitPrice\nI1,Bicycle,349.50\n");
    load(
        tenant,
        company,
        "/sales-order-files/orders",
        lines("number,customer,orderDate", "SO%d,C1,2026-01-15"));
    load(
        tenant,
        company,
        "/sales-order-files/lines",
        lines("order,item,quantity", "SO%1$d,I1,2\nSO%1$d,I1,1"));
  }

  private static String lines(String header, String row) {
    return IntStream.range(0, ORDERS)
        .mapToObj(row::formatted)
        .collect(Collectors.joining("\n", header + "\n", "\n"));
  }

  private static String customers() {
    return IntStream.range(0, CUSTOMERS)
        .mapToObj(i -> "C%04d,Contoso %d,Zürich,Schweiz".formatted(i, i))
        .collect(Collectors.joining("\n", "number,name,city,country\n", "\n"));
  }

  private void load(Tenant tenant, String company, String below, String file) {
    Answer answer =
        instance().send(tenant, Call.of("POST", below(company, below)).withBody("text/csv", file));
    assertThat(answer.status()).as("%s", answer).isBetween(200, 201);
  }

  private static String below(String company, String below) {
    return Tenant.customersOf(company, "").replace("/customers", below);
  }

  private long invoices(Tenant tenant, String company) throws Exception {
    CatalogTenant place = platform.catalog().tenant(tenant.id());
    try (var session = platform.server(place.server()).session(place.database())) {
      return session.number(
          "select count(*) from business.sales_document d join tenantry.company c on c.id ="
              + " d.company_id where c.name = ?",
          company);
    }
  }

  /** The tenant's own login, which sees what its company may see. */
  private Connection appLogin(Tenant tenant) throws Exception {
    CatalogTenant place = platform.catalog().tenant(tenant.id());
    String login = place.database() + "_app";
    return DriverManager.getConnection(
        "jdbc:postgresql://localhost:%d/%s"
            .formatted(platform.server(place.server()).port(), place.database()),
        login,
        platform.secrets().of(tenant).get(login));
  }

  private Tenant tenant(String... companies) {
    return platform
        .controlPlane()
        .provision(NewTenant.withCompanies(platform.freshId("sales"), companies));
  }

  private Instance instance() {
    return platform.instances().get(0);
  }
}
