package io.tenantry.controlplane.probe;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * {@code tenantry.probe.breached} (0 or 1) and {@code tenantry.probe.age} (seconds) per server.
 * They come from the catalog, so that every replica shows the same.
 */
@ApplicationScoped
class ProbeMeters {

  private final ProbeReports reports;
  private final InstantSource clock;
  private final MultiGauge breached;
  private final MultiGauge age;

  ProbeMeters(ProbeReports reports, MeterRegistry registry, InstantSource clock) {
    this.reports = reports;
    this.clock = clock;
    this.breached =
        MultiGauge.builder("tenantry.probe.breached")
            .description("Whether a tenant's login got where it should not")
            .register(registry);
    this.age =
        MultiGauge.builder("tenantry.probe.age")
            .description("Time since the last probe")
            .baseUnit("seconds")
            .register(registry);
  }

  @Scheduled(every = "30s", identity = "show-probes")
  void show() {
    List<ProbeReport> newest = reports.list();
    breached.register(
        rows(newest, one -> one.outcome() == ProbeReport.Outcome.BREACHED ? 1 : 0), true);
    age.register(
        rows(newest, one -> Duration.between(one.at(), clock.instant()).toSeconds()), true);
  }

  private static List<Row<?>> rows(List<ProbeReport> reports, ToDoubleFunction<ProbeReport> value) {
    return reports.stream()
        .<Row<?>>map(one -> Row.of(Tags.of("server", one.server()), value.applyAsDouble(one)))
        .toList();
  }
}
