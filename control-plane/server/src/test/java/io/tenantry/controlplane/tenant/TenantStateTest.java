package io.tenantry.controlplane.tenant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TenantStateTest {

  /** Every lifecycle, mounted or not, and what may be asked for in it. Nothing else is legal. */
  private static final Map<String, List<String>> ALLOWED =
      Map.ofEntries(
          Map.entry("provisioning", List.of()),
          Map.entry(
              "active",
              List.of(
                  "mount",
                  "suspend",
                  "delete",
                  "change",
                  "rename",
                  "exclusive-access",
                  "rotate-credentials")),
          Map.entry(
              "active, mounted",
              List.of(
                  "dismount",
                  "suspend",
                  "delete",
                  "change",
                  "rename",
                  "exclusive-access",
                  "rotate-credentials")),
          Map.entry(
              "suspended",
              List.of(
                  "reactivate",
                  "delete",
                  "change",
                  "rename",
                  "exclusive-access",
                  "rotate-credentials")),
          Map.entry(
              "suspended, mounted",
              List.of(
                  "reactivate",
                  "delete",
                  "change",
                  "rename",
                  "exclusive-access",
                  "rotate-credentials")),
          Map.entry("deleted", List.of("recover", "purge")),
          Map.entry("purging", List.of("purge")),
          Map.entry("purged", List.of()),
          Map.entry("failed", List.of("purge")));

  @Test
  void everyStateAllowsExactlyItsMoves() {
    ALLOWED.forEach(
        (state, moves) ->
            assertThat(state(state).allowed())
                .as(state)
                .containsExactlyInAnyOrderElementsOf(moves));
  }

  @Test
  void illegalMoveNamesStateAndAction() {
    assertThatThrownBy(() -> state("purged").after(TenantMove.RECOVER))
        .isInstanceOfSatisfying(
            IllegalTransitionException.class,
            illegal -> {
              assertThat(illegal.state()).isEqualTo(state("purged"));
              assertThat(illegal.action()).isEqualTo("recover");
            });
  }

  @Test
  void nobodyIsLetInWhileTheSchemaChanges() {
    TenantState syncing = new TenantState(new Lifecycle.Active(), new SchemaState.Syncing(), false);
    assertThat(syncing.allowed()).doesNotContain("mount");
  }

  @Test
  void suspendedTenantStaysKnownToInstancesIfItWasMounted() {
    assertThat(state("active, mounted").after(TenantMove.SUSPEND))
        .isEqualTo(state("suspended, mounted"));
    assertThat(state("active").after(TenantMove.SUSPEND)).isEqualTo(state("suspended"));
  }

  @Test
  void reactivationLeadsBackToWhereTheSuspensionBegan() {
    for (String state : List.of("active", "active, mounted")) {
      assertThat(state(state).after(TenantMove.SUSPEND).after(TenantMove.REACTIVATE))
          .isEqualTo(state(state));
    }
  }

  @Test
  void deletedTenantIsNotMounted() {
    assertThat(state("active, mounted").after(TenantMove.DELETE)).isEqualTo(state("deleted"));
    assertThat(state("suspended, mounted").after(TenantMove.DELETE)).isEqualTo(state("deleted"));
  }

  @Test
  void recoveredTenantIsReachable() {
    assertThat(state("deleted").after(TenantMove.RECOVER)).isEqualTo(state("active, mounted"));
  }

  private static TenantState state(String text) {
    String lifecycle = text.split(",")[0];
    return new TenantState(
        Lifecycle.of(lifecycle), new SchemaState.Current(), text.endsWith("mounted"));
  }
}
