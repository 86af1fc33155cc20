package io.tenantry.tenant.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class CatalogSnapshotTest {

  private final TenantEntry cronus = Entries.active("Cronus", "shop.cronus.example");
  private final CatalogSnapshot snapshot = CatalogSnapshot.of("1/1", 7, List.of(cronus));

  @Test
  void tenantIsFoundByIdHostAndUuid() {
    assertThat(snapshot.byId("cronus")).isSameAs(cronus);
    assertThat(snapshot.byHost("shop.cronus.example")).isSameAs(cronus);
    assertThat(snapshot.byUuid(cronus.uuid())).isSameAs(cronus);
    assertThat(snapshot.only()).isSameAs(cronus);
  }

  @Test
  void tombstoneAnswersToItsUuidAlone() {
    // when
    TenantEntry gone = Entries.entry("Cronus", false, "active", 1, "shop.cronus.example");
    CatalogSnapshot next = snapshot.with(8, List.of(gone));

    // then
    assertThat(next.byId("cronus")).isNull();
    assertThat(next.byHost("shop.cronus.example")).isNull();
    assertThat(next.byUuid(cronus.uuid())).isSameAs(gone);
    assertThat(next.only()).isNull();
    assertThat(snapshot.byId("cronus")).isSameAs(cronus);
  }

  @Test
  void changedNamesReplaceTheOldOnes() {
    // when
    TenantEntry moved = Entries.active("Cronus", "new.cronus.example");
    CatalogSnapshot next = snapshot.with(9, List.of(moved));

    // then
    assertThat(next.version()).isEqualTo(9);
    assertThat(next.byHost("shop.cronus.example")).isNull();
    assertThat(next.byHost("new.cronus.example")).isSameAs(moved);
  }

  @Test
  void onlyTenantIsNoneWhenThereAreTwo() {
    assertThat(snapshot.with(8, List.of(Entries.active("fabrikam"))).only()).isNull();
  }

  @Test
  void whatHasChangedIsKnownBesideTheSnapshotThatWasChanged() {
    // given
    TenantEntry fabrikam = Entries.active("fabrikam");
    CatalogSnapshot next = snapshot.with(8, List.of(fabrikam));

    // then
    assertThat(next.follows(snapshot)).isTrue();
    assertThat(next.changedSince(snapshot)).containsExactly(fabrikam);
  }

  @Test
  void besideAnyOtherSnapshotEverythingMayDiffer() {
    // given
    TenantEntry fabrikam = Entries.active("fabrikam");
    CatalogSnapshot next = snapshot.with(8, List.of(fabrikam)).with(9, List.of(fabrikam));

    // then
    assertThat(next.follows(snapshot)).isFalse();
    assertThat(next.changedSince(snapshot)).containsExactlyInAnyOrder(cronus, fabrikam);
    assertThat(snapshot.follows(next)).isFalse();
    assertThat(snapshot.changedSince(snapshot)).containsExactly(cronus);
  }
}
