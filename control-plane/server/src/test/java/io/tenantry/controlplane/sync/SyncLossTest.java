package io.tenantry.controlplane.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tenantry.controlplane.api.ProblemException;
import io.tenantry.controlplane.api.ProblemType;
import io.tenantry.controlplane.operation.PermanentFailureException;
import io.tenantry.controlplane.tenant.Tenant;
import io.tenantry.controlplane.testsupport.StepScene;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** No sync takes a value away, nor leaves rows behind that break a rule. */
@Timeout(60)
class SyncLossTest extends TenantAtReleaseOne {

  private static final String ADD_COLUMN = "alter table business.customer add city text;";
  private static final String DROP_COLUMN = "alter table business.customer drop column name;";

  @Test
  void columnWithValuesIsNotDropped() throws Exception {
    // given
    int release = bench.publish(DROP_COLUMN);
    List<String> facts = bench.facts(tenant);

    // when, then: known before the operation begins
    assertThatThrownBy(() -> bench.scene(tenant, release, SyncMode.SYNC, false))
        .isInstanceOfSatisfying(
            ProblemException.class,
            e -> {
              assertThat(e.type()).isEqualTo(ProblemType.DATA_WOULD_BE_LOST);
              assertThat(e.members().get("losses"))
                  .isEqualTo(List.of(new Loss("business.customer", "name", 1)));
            });
    // and by the operation itself, before anybody notices it
    assertThatThrownBy(() -> bench.sync(tenant, release))
        .isInstanceOfSatisfying(
            PermanentFailureException.class,
            e -> assertThat(e.code()).isEqualTo("data-would-be-lost"))
        .hasMessageContaining("column name of business.customer (1 rows)");
    assertThat(bench.facts(tenant)).isEqualTo(facts);
    assertThat(bench.read(tenant).state().schema().text()).isEqualTo("pending");
  }

  @Test
  void columnWithoutValuesIsDropped() throws Exception {
    // given
    int release = bench.publish(DROP_COLUMN);
    bench.inDatabase(tenant, "update business.customer set name = null");

    // when
    bench.sync(tenant, release);

    // then
    assertThat(bench.fingerprint(tenant)).isEqualTo(bench.release.fingerprintInCatalog(release));
  }

  @Test
  void valueWrittenAfterTheCheckIsNotLostEither() throws Exception {
    // given
    int release = bench.publish(DROP_COLUMN);
    bench.inDatabase(tenant, "update business.customer set name = null");
    try (StepScene scene = bench.scene(tenant, release)) {
      scene.run(bench.check, bench.announce, bench.letGo);

      // when
      bench.inDatabase(tenant, "update business.customer set name = 'Late'");

      // then
      assertThatThrownBy(() -> scene.run(bench.migrate))
          .hasMessageContaining("column name of business.customer (1 rows)");
    }
    assertThat(bench.value(tenant, "select name from business.customer")).isEqualTo("Late");
  }

  @Test
  void renameIsNoLoss() throws Exception {
    // given
    int release =
        bench.publish(
            "alter table business.customer rename column name to title;"
                + " alter table business.customer rename to client;");

    // when
    bench.sync(tenant, release);

    // then
    assertThat(bench.value(tenant, "select title from business.client")).isEqualTo("Adatum");
  }

  @Test
  void rowsThatBreakANewRuleFailTheSyncAndStayAsTheyWere() throws Exception {
    // given
    int release =
        bench.publish(ADD_COLUMN + " alter table business.customer add check (name <> 'Adatum');");
    List<String> facts = bench.facts(tenant);

    // when
    try (StepScene scene = bench.scene(tenant, release)) {
      assertThatThrownBy(() -> scene.run(bench.steps()))
          .isInstanceOfSatisfying(
              PermanentFailureException.class,
              e -> assertThat(e.code()).isEqualTo("schema-script-failed"))
          .hasMessageContaining("violated by some row");
      scene.compensate(bench.migrate, bench.letGo, bench.announce);
    }

    // then
    assertThat(bench.facts(tenant)).isEqualTo(facts);
    Tenant failed = bench.read(tenant);
    assertThat(failed.state().schema().text()).isEqualTo("failed");
    assertThat(failed.standing().reasons())
        .singleElement()
        .asString()
        .contains("sync to release " + release + " failed");
    bench.inDatabase(tenant, "update business.customer set name = 'Contoso'");
    bench.sync(tenant, release);
    assertThat(bench.read(tenant).state().schema().text()).isIn("current", "pending");
    assertThat(bench.read(tenant).standing().reasons()).isEmpty();
  }
}
