package io.tenantry.system.customers;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tenantry.system.platform.Answer;
import io.tenantry.system.platform.Call;
import io.tenantry.system.platform.CatalogTenant;
import io.tenantry.system.platform.NewTenant;
import io.tenantry.system.platform.Platform;
import io.tenantry.system.platform.Session;
import io.tenantry.system.platform.SystemTest;
import io.tenantry.system.platform.Tenant;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/**
 * The sample data of Northwind Traders, which is not part of the project: run with the environment
 * variable {@code TENANTRY_NORTHWIND} set to the folder that holds its files, {@code customers.csv}
 * among them.
 */
@SystemTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@EnabledIfEnvironmentVariable(
    named = "TENANTRY_NORTHWIND",
    matches = ".+",
    disabledReason = "TENANTRY_NORTHWIND does not name the folder of the sample data")
class NorthwindIT {

  private static final int CUSTOMERS = 91;
  private static final int BROKEN = 24;
  private static final int TENANTS = 25;
  private static final String COMPANY = "Northwind";

  private final Platform platform;
  private String header;
  private List<String> rows;

  NorthwindIT(Platform platform) {
    this.platform = platform;
  }

  /** The good file has no line break inside a value, so that its lines are its rows. */
  @BeforeAll
  void readTheFile() throws IOException {
    List<String> lines = Files.readAllLines(file("customers.csv"));
    header = lines.get(0) + "\n";
    rows = lines.subList(1, lines.size());
  }

  @Test
  void ninetyOneCustomersLoadIntoOneCompany() {
    Tenant tenant = provision();

    Answer loaded = at(0, tenant).load(header + String.join("\n", rows));

    assertThat(loaded.status()).as("%s", loaded).isBetween(200, 201);
    List<JsonNode> customers = at(1, tenant).customers();
    assertThat(customers).hasSize(CUSTOMERS);
    assertThat(customers.stream().map(c -> c.path("country").asText()).distinct()).hasSize(21);
  }

  @Test
  void twentyFiveTenantsEachHaveTheirOwnShare() {
    List<Tenant> tenants = IntStream.range(0, TENANTS).mapToObj(i -> provision()).toList();

    for (int i = 0; i < TENANTS; i++) {
      Answer loaded = at(i % 2, tenants.get(i)).load(header + String.join("\n", share(i)));
      assertThat(loaded.status()).as("%s", loaded).isBetween(200, 201);
    }

    for (int i = 0; i < TENANTS; i++) {
      List<String> numbers = share(i).stream().map(row -> row.substring(0, 5)).toList();
      assertThat(at((i + 1) % 2, tenants.get(i)).customers())
          .extracting(customer -> customer.path("number").asText())
          .containsExactlyInAnyOrderElementsOf(numbers);
    }
  }

  @Test
  void malformedFileIsRefusedWithOneErrorForEachBrokenRow() throws IOException {
    Tenant tenant = provision();

    Answer refused = at(0, tenant).load(Files.readString(file("customers-malformed.csv")));

    assertThat(refused.status()).as("%s", refused).isEqualTo(422);
    assertThat(refused.json().path("errors"))
        .hasSize(BROKEN)
        .allSatisfy(error -> assertThat(error.path("code").asText()).isEqualTo("column-count"));
    assertThat(at(1, tenant).customers()).isEmpty();
  }

  /** 830 orders become invoices, and OData sums them up as SQL does. */
  @Test
  void invoicedOrdersAreSummedUpByCountryAsSqlDoes() throws IOException {
    Tenant tenant = provision();
    at(0, tenant).load(header + String.join("\n", rows));
    post(tenant, "/items/import", "text/csv", Files.readString(file("products.csv")));
    post(tenant, "/sales-order-files/orders", "text/csv", Files.readString(file("orders.csv")));
    post(
        tenant,
        "/sales-order-files/lines",
        "text/csv",
        Files.readString(file("order-details.csv")));
    post(tenant, "/sales-orders/post", "application/json", "{}");

    Answer summed =
        platform
            .instances()
            .get(1)
            .send(
                tenant,
                Call.get(
                    "/odata/v4/Company('"
                        + COMPANY
                        + "')/SalesDocument?$apply=groupby((Country),aggregate("
                        + "NetAmount%20with%20sum%20as%20Total))"));

    assertThat(summed.status()).as("%s", summed).isEqualTo(200);
    Map<String, BigDecimal> totals = new TreeMap<>();
    summed
        .json()
        .path("value")
        .forEach(row -> totals.put(row.path("Country").asText(), amount(row.path("Total"))));
    assertThat(totals).hasSize(21).isEqualTo(totalsInTheDatabase(tenant));
    assertThat(totals.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add))
        .isEqualByComparingTo("1265793.29");
  }

  private static BigDecimal amount(JsonNode number) {
    return new BigDecimal(number.asText()).setScale(2);
  }

  private Map<String, BigDecimal> totalsInTheDatabase(Tenant tenant) {
    CatalogTenant place = platform.catalog().tenant(tenant.id());
    Map<String, BigDecimal> totals = new TreeMap<>();
    try (Session session = platform.server(place.server()).session(place.database())) {
      session
          .texts(
              "select country || '=' || sum(net_amount) from business.sales_document group by"
                  + " country")
          .forEach(
              total -> {
                int at = total.indexOf('=');
                totals.put(total.substring(0, at), new BigDecimal(total.substring(at + 1)));
              });
    }
    return totals;
  }

  private void post(Tenant tenant, String below, String type, String body) {
    String path = tenant.customers("").replace("/customers", below);
    Answer answer =
        platform.instances().get(0).send(tenant, Call.of("POST", path).withBody(type, body));
    assertThat(answer.status()).as("%s", answer).isEqualTo(200);
  }

  private List<String> share(int tenant) {
    return IntStream.range(0, rows.size())
        .filter(row -> row % TENANTS == tenant)
        .mapToObj(rows::get)
        .toList();
  }

  private Tenant provision() {
    return platform
        .controlPlane()
        .provision(NewTenant.withCompanies(platform.freshId("northwind"), COMPANY));
  }

  private Import at(int instance, Tenant tenant) {
    return new Import(platform.instances().get(instance), tenant);
  }

  private static Path file(String name) {
    return Path.of(System.getenv("TENANTRY_NORTHWIND")).resolve(name);
  }
}
