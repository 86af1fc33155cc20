package io.tenantry.system.customers;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tenantry.system.platform.Answer;
import io.tenantry.system.platform.NewTenant;
import io.tenantry.system.platform.Platform;
import io.tenantry.system.platform.Proof;
import io.tenantry.system.platform.SystemTest;
import io.tenantry.system.platform.Tenant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A file is loaded whole or not at all. */
@SystemTest
class CustomerImportIT {

  private static final int ROWS = Proof.size(1_200, 100_000);
  private static final int BROKEN = 24;

  private final Platform platform;

  CustomerImportIT(Platform platform) {
    this.platform = platform;
  }

  @Test
  void fileLoadedAtOneInstanceIsReadAtTheOther() {
    Tenant tenant = provision();

    Answer loaded = at(0, tenant).load(CustomerFile.of(ROWS));

    assertThat(loaded.status()).as("%s", loaded).isBetween(200, 201);
    List<JsonNode> customers = at(1, tenant).customers();
    assertThat(customers).hasSize(ROWS);
    assertThat(customers)
        .anySatisfy(
            customer -> {
              assertThat(customer.path("number").asText()).isEqualTo("F00007");
              assertThat(customer.path("name").asText()).isEqualTo("Fabrikam \"7\", Söhne & Cie.");
              assertThat(customer.path("city").asText()).isEqualTo("Zürich\nWest");
              assertThat(customer.path("country").asText()).isEqualTo("Österreich");
              assertThat(customer.path("phone").isTextual()).isFalse();
            });
  }

  @Test
  void carelessExportIsRefusedRowByRowAndChangesNothing() {
    Tenant tenant = provision();
    assertThat(at(0, tenant).load(CustomerFile.of(3)).status()).isBetween(200, 201);

    Answer refused = at(0, tenant).load(CustomerFile.withUnquotedCommas(90, BROKEN));

    assertThat(refused.status()).as("%s", refused).isEqualTo(422);
    assertThat(refused.code()).isEqualTo("import-failed");
    JsonNode errors = refused.json().path("errors");
    assertThat(errors).hasSize(BROKEN);
    assertThat(errors)
        .allSatisfy(
            error -> {
              assertThat(error.path("code").asText()).isEqualTo("column-count");
              assertThat(error.path("row").asInt()).isPositive();
              assertThat(error.path("column").isNull() || error.path("column").isMissingNode())
                  .isTrue();
            });
    assertThat(at(1, tenant).customers()).hasSize(3);
  }

  @Test
  void tenantsThatLoadTheSameNumbersKeepTheirOwn() {
    Tenant first = provision();
    Tenant second = provision();

    at(0, first).load(CustomerFile.of(5));
    at(1, second).load(CustomerFile.of(9));

    assertThat(at(1, first).customers()).hasSize(5);
    assertThat(at(0, second).customers()).hasSize(9);
  }

  private Tenant provision() {
    return platform.controlPlane().provision(NewTenant.named(platform.freshId("import")));
  }

  private Import at(int instance, Tenant tenant) {
    return new Import(platform.instances().get(instance), tenant);
  }
}
