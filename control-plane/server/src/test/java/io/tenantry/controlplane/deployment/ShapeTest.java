package io.tenantry.controlplane.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShapeTest {

  @ParameterizedTest
  @CsvSource({
    "true, 1, 1, classic",
    "true, 1, 9, classic",
    "false, 0, 0, single-tenant-single-company",
    "false, 1, 1, single-tenant-single-company",
    "false, 1, 2, single-tenant-multi-company",
    "false, 2, 1, multi-tenant-single-company",
    "false, 2, 0, multi-tenant-single-company",
    "false, 9, 2, multi-tenant-multi-company"
  })
  void shapeFollowsFromWhatIsCounted(boolean classic, int tenants, int companies, String shape) {
    assertThat(Shape.of(classic, tenants, companies).text()).isEqualTo(shape);
  }
}
