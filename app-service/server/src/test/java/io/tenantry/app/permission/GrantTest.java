package io.tenantry.app.permission;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class GrantTest {

  private static final UUID HERE = UUID.randomUUID();
  private static final UUID THERE = UUID.randomUUID();

  @Test
  void whatTwoPermissionsAllowTogetherIsWhereBothDo() {
    Grant here = Grant.in(Set.of(HERE));
    Grant both = Grant.in(Set.of(HERE, THERE));

    assertThat(both.and(here)).isEqualTo(here);
    assertThat(here.and(Grant.EVERYWHERE)).isEqualTo(here);
    assertThat(Grant.EVERYWHERE.and(here)).isEqualTo(here);
    assertThat(here.and(Grant.in(Set.of(THERE))).isNone()).isTrue();
  }

  @Test
  void everywhereIsAlsoWhereNobodyHasBeenYet() {
    assertThat(Grant.EVERYWHERE.covers(UUID.randomUUID())).isTrue();
    assertThat(Grant.in(Set.of(HERE)).covers(THERE)).isFalse();
    assertThat(Grant.in(Set.of()).isNone()).isTrue();
  }
}
