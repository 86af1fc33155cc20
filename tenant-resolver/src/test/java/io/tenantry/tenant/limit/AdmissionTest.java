package io.tenantry.tenant.limit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bucket4j.TimeMeter;
import io.tenantry.tenant.catalog.TenantLimits;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AdmissionTest {

  private final Clock clock = new Clock();

  @Test
  void rateAllowsABurstOfOneSecondAndThenItsPace() {
    // given
    Admission admission = new Admission(limits(10, 0, 0), 1, clock);

    // when, then
    assertThat(admittedOf(admission, 15)).isEqualTo(10);
    clock.pass(Duration.ofMillis(300));
    assertThat(admittedOf(admission, 15)).isEqualTo(3);
    assertThat(admission.spend().orElseThrow().getNanosToWaitForRefill())
        .isBetween(1L, 100_000_000L);
  }

  @Test
  void onlyTheGrantedPartOfThePlanIsUsed() {
    // given
    Admission admission = new Admission(limits(10, 8, 4), 0.5, clock);

    // when, then
    assertThat(admittedOf(admission, 15)).isEqualTo(5);
    ConcurrencyGate gate = admission.gate().orElseThrow();
    for (int i = 0; i < 6; i++) {
      assertThat(gate.enter(() -> {})).isPresent();
    }
    assertThat(gate.enter(() -> {})).isEmpty();
  }

  @Test
  void partThatIsLessThanOneRequestStillServes() {
    // given
    Admission admission = new Admission(limits(1, 1, 0), 0.25, clock);

    // when, then
    assertThat(admittedOf(admission, 3)).isEqualTo(1);
    clock.pass(Duration.ofSeconds(4));
    assertThat(admittedOf(admission, 3)).isEqualTo(1);
    assertThat(admission.gate().orElseThrow().enter(() -> {})).isPresent();
  }

  @Test
  void changedPlanHoldsFromTheNextRequestOn() {
    // given
    Admission admission = new Admission(limits(10, 1, 0), 1, clock);
    admittedOf(admission, 10);
    ConcurrencyGate gate = admission.gate().orElseThrow();
    ConcurrencyGate.Place place = gate.enter(() -> {}).orElseThrow();

    // when
    admission.change(limits(100, 2, 0));
    clock.pass(Duration.ofSeconds(1));

    // then
    assertThat(admittedOf(admission, 200)).isEqualTo(100);
    assertThat(gate.enter(() -> {})).isPresent();
    assertThat(gate.enter(() -> {})).isEmpty();
    admission.change(limits(0, 0, 0));
    assertThat(admission.spend()).isEmpty();
    assertThat(admission.gate()).isEmpty();
    place.leave();
  }

  @Test
  void demandCountsInPlansAndCountsWhatWasTurnedAway() {
    // given
    Admission admission = new Admission(limits(10, 4, 0), 0.5, clock);

    // when
    admittedOf(admission, 30);
    clock.pass(Duration.ofSeconds(2));

    // then
    assertThat(admission.wanted()).isEqualTo(1.5);
    clock.pass(Duration.ofSeconds(2));
    assertThat(admission.wanted()).isZero();
    ConcurrencyGate gate = admission.gate().orElseThrow();
    gate.enter(() -> {});
    gate.enter(() -> {});
    gate.enter(() -> {});
    assertThat(admission.wanted()).isEqualTo(0.75);
  }

  private static int admittedOf(Admission admission, int asked) {
    int admitted = 0;
    for (int i = 0; i < asked; i++) {
      admitted += admission.spend().orElseThrow().isConsumed() ? 1 : 0;
    }
    return admitted;
  }

  private static TenantLimits limits(int perSecond, int concurrent, int queue) {
    return new TenantLimits(4, 20, perSecond, concurrent, queue, Map.of());
  }

  private static final class Clock implements TimeMeter {

    private long nanos = 1;

    void pass(Duration time) {
      nanos += time.toNanos();
    }

    @Override
    public long currentTimeNanos() {
      return nanos;
    }

    @Override
    public boolean isWallClockBased() {
      return false;
    }
  }
}
