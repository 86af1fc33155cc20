package io.tenantry.controlplane.provisioning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tenantry.controlplane.api.ProblemException;
import io.tenantry.controlplane.api.ProblemType;
import io.tenantry.controlplane.release.ReleaseBench;
import io.tenantry.controlplane.server.ServerBench;
import io.tenantry.controlplane.testsupport.StepScene;
import java.sql.Connection;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class DatabaseInspectionTest {

  @Test
  void databaseIsInUseWhileALoginOfItsTenantHasASession() throws Exception {
    try (ReleaseBench release = ReleaseBench.published()) {
      // given
      ProvisioningBench bench = release.provisioning;
      DatabaseInspection inspection = new DatabaseInspection(bench.server.connections);
      UUID tenant = bench.insertTenant("used-elsewhere");
      try (StepScene scene = bench.scene(tenant)) {
        scene.run(bench.roles, bench.database, bench.stamp, bench.grantConnect);
      }
      String database = DatabaseNames.of(tenant).database();
      inspection.demandUnused(ServerBench.SERVER, database);
      // when
      try (Connection elsewhere = bench.connectAsApp(tenant, database)) {
        // then
        assertThatThrownBy(() -> inspection.demandUnused(ServerBench.SERVER, database))
            .isInstanceOfSatisfying(
                ProblemException.class,
                e -> assertThat(e.type()).isEqualTo(ProblemType.ATTACH_REFUSED));
        assertThat(elsewhere.isValid(1)).isTrue();
      }
    }
  }
}
