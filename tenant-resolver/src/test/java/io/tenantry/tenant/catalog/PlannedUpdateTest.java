package io.tenantry.tenant.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class PlannedUpdateTest {

  private static final Instant OPENS = Instant.parse("2026-11-28T22:00:00Z");
  private static final Duration DAY = Duration.ofHours(24);

  private final PlannedUpdate update = new PlannedUpdate(OPENS, OPENS.plus(Duration.ofHours(8)));

  @Test
  void updateIsDueFromTheNoticeUntilTheWindowHasClosed() {
    assertThat(update.isDue(OPENS.minus(DAY).minusMillis(1), DAY)).isFalse();
    assertThat(update.isDue(OPENS.minus(DAY), DAY)).isTrue();
    assertThat(update.isDue(OPENS, DAY)).isTrue();
    assertThat(update.isDue(update.closes().minusMillis(1), DAY)).isTrue();
    assertThat(update.isDue(update.closes(), DAY)).isFalse();
  }
}
