package io.tenantry.controlplane.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tenantry.controlplane.api.ProblemException;
import io.tenantry.controlplane.api.ProblemType;
import io.tenantry.controlplane.release.SchemaChanges;
import io.tenantry.controlplane.testsupport.StepScene;
import java.sql.Connection;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class CheckSyncTest extends TenantAtReleaseOne {

  private static final String EVERY_KIND =
      """
      alter table business.customer add city text;
      alter table business.customer drop column name;
      alter table business.customer alter number type varchar(3);
      update business.customer set city = 'Oslo';
      create table business.item (id uuid primary key);
      """;

  @Test
  void checkNamesLossWarningsAndChangesAndTouchesNothing() throws Exception {
    // given: a writer in the midst of a change
    int release = bench.publish(EVERY_KIND);
    List<String> facts = bench.facts(tenant);
    long version = bench.read(tenant).version();
    try (Connection writer = bench.connect(tenant);
        Statement write = writer.createStatement();
        StepScene scene = bench.scene(tenant, release, SyncMode.CHECK, false)) {
      writer.setAutoCommit(false);
      write.execute("update business.customer set number = 'C-2'");
      write.execute("set local lock_timeout = '1s'");

      // when
      scene.run(bench.predict, bench.rehearse);
      write.execute("update business.customer set number = 'C-1'");
      writer.rollback();

      // then
      assertThat(scene.result()).containsEntry("refused", true);
      assertThat(scene.result().get("losses"))
          .isEqualTo(List.of(new Loss("business.customer", "name", 1)));
      assertThat(scene.result().get("warnings").toString())
          .contains("narrowed-type", "rows-changed", "scripts update existing rows");
      SchemaChanges changes = (SchemaChanges) scene.result().get("changes");
      assertThat(changes.addedTables()).extracting("name").containsExactly("item");
      assertThat(changes.addedColumns()).extracting("name").containsExactly("city");
    }
    assertThat(bench.facts(tenant)).isEqualTo(facts);
    assertThat(bench.read(tenant).version()).isEqualTo(version);
  }

  @Test
  void checkInFullDepthPredictsWhatOnlyTheRowsTell() throws Exception {
    // given
    int release = bench.publish("alter table business.customer add check (name <> 'Adatum');");
    assertThatThrownBy(() -> bench.scene(tenant, release, SyncMode.CHECK, true))
        .isInstanceOfSatisfying(
            ProblemException.class,
            e -> assertThat(e.type()).isEqualTo(ProblemType.ILLEGAL_TRANSITION));
    bench.dismount(tenant);
    List<String> facts = bench.facts(tenant);

    // when
    try (StepScene scene = bench.scene(tenant, release, SyncMode.CHECK, true)) {
      scene.run(bench.predict, bench.rehearse);

      // then
      assertThat(scene.result()).containsEntry("refused", true);
      assertThat(((Map<?, ?>) scene.result().get("refusal")).get("code"))
          .isEqualTo("schema-script-failed");
    }
    assertThat(bench.facts(tenant)).isEqualTo(facts);
  }

  @Test
  void stampThatSaysSandboxIsNoChangeByHand() throws Exception {
    // given
    int release = bench.publish("alter table business.customer add city text;");
    bench.inDatabase(tenant, "alter table tenantry.stamp add column environment text");

    // when, then
    try (StepScene scene = bench.scene(tenant, release, SyncMode.CHECK, false)) {
      scene.run(bench.predict);
      assertThat(scene.result()).containsEntry("drifted", false);
    }
  }

  @Test
  void schemaChangedByHandIsFoundAndForgottenOnceUndone() throws Exception {
    // given
    int release = bench.publish("alter table business.customer add city text;");
    bench.inDatabase(tenant, "create index by_hand on business.customer (name)");

    // when, then
    try (StepScene scene = bench.scene(tenant, release, SyncMode.CHECK, false)) {
      scene.run(bench.predict);
      assertThat(scene.result()).containsEntry("drifted", true);
      assertThat(bench.drift.drifted(Optional.empty(), 100)).extracting("uuid").contains(tenant);
      bench.inDatabase(tenant, "drop index business.by_hand");
      scene.run(bench.predict);
      assertThat(scene.result()).containsEntry("drifted", false);
    }
    assertThat(bench.drift.drifted(Optional.empty(), 100))
        .extracting("uuid")
        .doesNotContain(tenant);
  }

  @Test
  void dismountedTenantIsSyncedAndStaysShut() throws Exception {
    // given
    int release = bench.publish("alter table business.customer add city text;");
    bench.dismount(tenant);

    // when
    bench.sync(tenant, release);

    // then
    assertThat(bench.read(tenant).release()).isEqualTo(release);
    assertThat(bench.read(tenant).state().mounted()).isFalse();
    assertThatThrownBy(() -> bench.connectAsMigrate(tenant))
        .hasMessageContaining("permission denied");
  }
}
