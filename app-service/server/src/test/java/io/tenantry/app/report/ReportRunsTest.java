package io.tenantry.app.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.tenantry.app.http.ProblemException;
import io.tenantry.app.http.ProblemType;
import io.tenantry.tenant.TenantContext;
import io.tenantry.tenant.testsupport.TenantryTestResource;
import io.tenantry.tenant.testsupport.TestTenants;
import io.tenantry.tenant.testsupport.TestTokens;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is read in one batch is not read again. */
@QuarkusTest
@QuarkusTestResource(TenantryTestResource.class)
class ReportRunsTest {

  private static final int MOST = 2_000;

  @Inject ReportRuns runs;
  @Inject TenantContext context;

  TestTenants tenants;
  TestTokens tokens;
  ReportScene scene;

  @BeforeEach
  void tenant() {
    scene = ReportScene.of(tenants, tokens);
  }

  @ParameterizedTest
  @CsvSource({
    "999, 999, true",
    "1000, 1000, true",
    "1001, 1000, false",
    "2000, 1000, false",
  })
  void startKnowsWhetherItsFirstRowsAreAll(int rows, int first, boolean complete) throws Exception {
    Rows started = start(rows);
    assertThat(started.first()).hasSize(first);
    assertThat(started.complete()).isEqualTo(complete);
  }

  @Test
  void oneRowTooManyIsKnownAtTheStart() {
    assertThatThrownBy(() -> start(MOST + 1))
        .isInstanceOfSatisfying(
            ProblemException.class, e -> assertThat(e.type()).isEqualTo(ProblemType.TOO_MANY_ROWS));
  }

  private Rows start(int rows) throws Exception {
    UUID company = UUID.fromString(scene.user().asks().get("/api/v1/companies/CRONUS").path("id"));
    Dataset dataset =
        new Dataset(
            "select n from generate_series(1, " + rows + ") n",
            ParameterValues.of(List.of(), Map.of(), LocalDate.EPOCH),
            company,
            ZoneId.of("UTC"));
    return context.run(scene.tenant().uuid(), () -> runs.start(dataset, Map.of(), MOST));
  }
}
