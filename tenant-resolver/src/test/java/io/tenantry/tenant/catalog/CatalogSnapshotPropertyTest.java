package io.tenantry.tenant.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;

/** A snapshot that was changed again and again answers like one that was read at once. */
class CatalogSnapshotPropertyTest {

  /** More than are changed before changes are merged. */
  private static final int TENANTS = 400;

  private static final int CHANGES = 900;

  @Property(tries = 20, shrinking = ShrinkingMode.OFF)
  void changesLeadWhereReadingAllOfThemLeads(@ForAll long seed) {
    // given
    Random random = new Random(seed);
    List<TenantEntry> model =
        new ArrayList<>(
            IntStream.range(0, TENANTS)
                .mapToObj(i -> Entries.named(new UUID(1, i), "T" + i, true, "host-" + i))
                .toList());
    CatalogSnapshot snapshot = CatalogSnapshot.of("1/1", 1, model);

    for (int change = 1; change <= CHANGES; change++) {
      // when
      int one = random.nextInt(TENANTS);
      int other = random.nextInt(TENANTS);
      List<TenantEntry> changed =
          random.nextBoolean() ? swapped(model, one, other) : List.of(toggled(model.get(one)));
      changed.forEach(entry -> model.set((int) entry.uuid().getLeastSignificantBits(), entry));
      CatalogSnapshot before = snapshot;
      snapshot = snapshot.with(1 + change, changed);

      // then
      assertThat(snapshot.follows(before)).isTrue();
      if (change % 100 == 0) {
        answersLike(CatalogSnapshot.of("1/1", 1 + change, model), snapshot);
      }
    }
  }

  /** Two tenants give each other their names, at once. */
  private static List<TenantEntry> swapped(List<TenantEntry> model, int one, int other) {
    TenantEntry first = model.get(one);
    TenantEntry second = model.get(other);
    return one == other
        ? List.of(first)
        : List.of(withNamesOf(first, second), withNamesOf(second, first));
  }

  private static TenantEntry withNamesOf(TenantEntry tenant, TenantEntry giver) {
    return Entries.named(
        tenant.uuid(), giver.id(), tenant.mounted(), giver.hostNames().toArray(String[]::new));
  }

  private static TenantEntry toggled(TenantEntry tenant) {
    return Entries.named(
        tenant.uuid(), tenant.id(), !tenant.mounted(), tenant.hostNames().toArray(String[]::new));
  }

  private static void answersLike(CatalogSnapshot expected, CatalogSnapshot actual) {
    assertThat(actual.version()).isEqualTo(expected.version());
    assertThat(actual.entries()).containsExactlyInAnyOrderElementsOf(expected.entries());
    for (int i = 0; i < TENANTS; i++) {
      assertThat(actual.byUuid(new UUID(1, i))).isSameAs(expected.byUuid(new UUID(1, i)));
      assertThat(actual.byId("t" + i)).isSameAs(expected.byId("t" + i));
      assertThat(actual.byHost("host-" + i)).isSameAs(expected.byHost("host-" + i));
    }
  }
}
