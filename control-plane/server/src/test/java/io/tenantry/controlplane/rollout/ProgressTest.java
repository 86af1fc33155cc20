package io.tenantry.controlplane.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import io.tenantry.controlplane.sync.SyncMode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ProgressTest {

  private static final Instant BEGUN = Instant.parse("2026-03-01T22:00:00Z");

  @Test
  void whatIsLeftTakesAsLongAsWhatIsDone() {
    Progress progress =
        progress(
            RolloutStatus.RUNNING,
            Map.of("succeeded", 30, "failed", 10, "running", 4, "waiting", 116));

    assertThat(progress.estimate()).contains(Duration.ofMinutes(6));
    assertThat(progress.percent()).isEqualTo(25);
  }

  /** Who needed nothing took no time, and says nothing of those who do. */
  @Test
  void whoWasUpToDateDoesNotMakeTheEstimateShorter() {
    Progress progress =
        progress(RolloutStatus.RUNNING, Map.of("unchanged", 1_000, "succeeded", 10, "waiting", 10));

    assertThat(progress.estimate()).contains(Duration.ofMinutes(2));
  }

  @Test
  void nothingIsEstimatedBeforeTheFirstHasEndedNorWhenNobodyIsLeft() {
    assertThat(progress(RolloutStatus.RUNNING, Map.of("waiting", 10)).estimate()).isEmpty();
    assertThat(progress(RolloutStatus.RUNNING, Map.of("succeeded", 10)).estimate()).isEmpty();
    assertThat(progress(RolloutStatus.PAUSED, Map.of("succeeded", 1, "waiting", 1)).estimate())
        .isEmpty();
  }

  @Test
  void rolloutOfNobodyIsDone() {
    assertThat(progress(RolloutStatus.SUCCEEDED, Map.of()).percent()).isEqualTo(100);
  }

  private static Progress progress(RolloutStatus status, Map<String, Integer> counts) {
    Rollout rollout =
        new Rollout(
            UUID.randomUUID(),
            2,
            SyncMode.SYNC,
            List.of("all"),
            4,
            3,
            0,
            Windows.RESPECT,
            status,
            "platform-admin",
            BEGUN,
            Optional.empty(),
            Optional.empty());
    return new Progress(rollout, counts, Optional.of("all"), BEGUN.plus(Duration.ofMinutes(2)));
  }
}
