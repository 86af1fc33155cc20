package io.tenantry.tenant.limit;

import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import io.tenantry.tenant.catalog.TenantLimits;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;

/**
 * One tenant's limits on this instance: the part of its plan that this instance may use.
 * Thread-safe.
 */
final class Admission {

  private static final double NANOS = 1e9;

  private final TimeMeter clock;
  private final LongAdder asked = new LongAdder();
  private long askedSince;
  private TenantLimits limits;
  private double fraction;
  private volatile RequestRate rate;
  private volatile ConcurrencyGate gate;

  Admission(TenantLimits limits, double fraction, TimeMeter clock) {
    this.clock = clock;
    this.askedSince = clock.currentTimeNanos();
    change(limits, fraction);
  }

  /** Takes over a changed plan or a changed part of it. */
  synchronized void change(TenantLimits newLimits, double newFraction) {
    limits = newLimits;
    fraction = newFraction;
    changeRate(limits.requestsPerSecond() * fraction);
    changeGate(part(limits.concurrentRequests(), 1), part(limits.queueLength(), 0));
  }

  synchronized void change(double newFraction) {
    change(limits, newFraction);
  }

  synchronized void change(TenantLimits newLimits) {
    change(newLimits, fraction);
  }

  synchronized TenantLimits limits() {
    return limits;
  }

  /** Spends one request of the rate; empty where the plan has none. */
  Optional<ConsumptionProbe> spend() {
    asked.increment();
    RequestRate present = rate;
    return present == null ? Optional.empty() : Optional.of(present.take());
  }

  /** Where requests at the same time are counted; empty where the plan does not limit them. */
  Optional<ConcurrencyGate> gate() {
    return Optional.ofNullable(gate);
  }

  /** How much of the plan the tenant would have used here since the last call, 1 being all. */
  synchronized double wanted() {
    long now = clock.currentTimeNanos();
    double seconds = Math.max(0.1, (now - askedSince) / NANOS);
    askedSince = now;
    double ofRate = ratio(asked.sumThenReset() / seconds, limits.requestsPerSecond());
    double ofGate = gate == null ? 0 : ratio(gate.peak(), limits.concurrentRequests());
    return Math.max(ofRate, ofGate);
  }

  synchronized LimitState state() {
    return new LimitState(
        fraction,
        limits.requestsPerSecond(),
        rate == null ? 0 : rate.available(),
        limits.concurrentRequests(),
        gate == null ? 0 : gate.running(),
        gate == null ? 0 : gate.waiting());
  }

  private void changeRate(double perSecond) {
    if (perSecond <= 0) {
      rate = null;
    } else if (rate == null) {
      rate = new RequestRate(perSecond, clock);
    } else {
      rate.change(perSecond);
    }
  }

  /** A gate stays where it is once somebody may be inside: whoever is must be able to leave it. */
  private void changeGate(int most, int mostWaiting) {
    if (limits.concurrentRequests() == 0) {
      Optional.ofNullable(gate).ifPresent(open -> open.change(Integer.MAX_VALUE, 0));
      gate = null;
    } else if (gate == null) {
      gate = new ConcurrencyGate(most, mostWaiting);
    } else {
      gate.change(most, mostWaiting);
    }
  }

  private int part(int limit, int least) {
    return Math.max(least, (int) (limit * fraction));
  }

  private static double ratio(double wanted, int limit) {
    return limit == 0 ? 0 : wanted / limit;
  }
}
