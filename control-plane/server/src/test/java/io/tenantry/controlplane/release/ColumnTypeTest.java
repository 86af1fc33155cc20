package io.tenantry.controlplane.release;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ColumnTypeTest {

  @Test
  void widerTypeHoldsAllValuesOfANarrowerAndNotTheOtherWayRound() {
    assertThat(ColumnType.parse("bigint").holdsAll(ColumnType.parse("integer"))).isTrue();
    assertThat(ColumnType.parse("integer").holdsAll(ColumnType.parse("bigint"))).isFalse();
    assertThat(ColumnType.parse("text").holdsAll(ColumnType.parse("character varying(20)")))
        .isTrue();
    assertThat(
            ColumnType.parse("character varying(10)")
                .holdsAll(ColumnType.parse("character varying(20)")))
        .isFalse();
    assertThat(ColumnType.parse("numeric(12,2)").holdsAll(ColumnType.parse("numeric(10,2)")))
        .isTrue();
    assertThat(ColumnType.parse("numeric(12,4)").holdsAll(ColumnType.parse("numeric(12,2)")))
        .isFalse();
    assertThat(ColumnType.parse("date").holdsAll(ColumnType.parse("text"))).isFalse();
  }
}
