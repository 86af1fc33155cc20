package io.tenantry.system.customers;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tenantry.system.platform.Answer;
import io.tenantry.system.platform.NewTenant;
import io.tenantry.system.platform.Platform;
import io.tenantry.system.platform.SystemTest;
import io.tenantry.system.platform.Tenant;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/**
 * The sample data of Northwind Traders, which is not part of the project: run with the environment
 * variable {@code TENANTRY_NORTHWIND} set to the folder that holds {@code customers.csv} and {@code
 * customers-malformed.csv}.
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
