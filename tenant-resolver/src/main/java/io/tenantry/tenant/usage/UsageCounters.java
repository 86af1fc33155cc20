package io.tenantry.tenant.usage;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.tenantry.tenant.catalog.UsageBatch;
import io.tenantry.tenant.catalog.UsageReport;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * Counts what tenants use. Any thread counts; the catalog thread alone takes the batches.
 *
 * <p>There is one batch on its way at most. While its fate is not known, what is used meanwhile
 * stays in the counters, under the day it was used on.
 */
@Singleton
public class UsageCounters implements UsageReport {

  /** Rows of one batch; the rest goes with the next one. */
  private static final int MOST_ROWS = 5_000;

  private static final long MILLIS_OF_A_DAY = Duration.ofDays(1).toMillis();

  private final Map<TenantDay, DayUsage> counters = new ConcurrentHashMap<>();
  private final ObjectMapper json;
  private final Duration interval;
  private final InstantSource clock;
  private final Supplier<UUID> ids;
  private Instant due;
  private UsageBatch onItsWay;

  @Inject
  UsageCounters(ObjectMapper json, UsageConfig config) {
    this(json, config.flushInterval(), InstantSource.system(), UUID::randomUUID);
  }

  UsageCounters(ObjectMapper json, Duration interval, InstantSource clock, Supplier<UUID> ids) {
    this.json = json;
    this.interval = interval;
    this.clock = clock;
    this.ids = ids;
    this.due = clock.instant().plus(interval);
  }

  /** A request of a member of the tenant has ended. */
  void request(UUID tenant, String user, boolean failed, long bytesIn, long bytesOut) {
    today(tenant).request(user, failed, bytesIn, bytesOut);
  }

  /** The tenant has had a connection to its database for so long. */
  public void databaseTime(UUID tenant, long nanos) {
    today(tenant).databaseTime(nanos);
  }

  @Override
  public Optional<UsageBatch> due(boolean last) {
    if (onItsWay == null && (last || !clock.instant().isBefore(due))) {
      due = clock.instant().plus(interval);
      onItsWay = drained();
    }
    return Optional.ofNullable(onItsWay);
  }

  @Override
  public void recorded(UsageBatch batch) {
    onItsWay = null;
  }

  private UsageBatch drained() {
    ArrayNode rows = json.createArrayNode();
    for (Map.Entry<TenantDay, DayUsage> counter : counters.entrySet()) {
      TenantDay of = counter.getKey();
      if (rows.size() < MOST_ROWS) {
        counter
            .getValue()
            .drainInto(
                json.createObjectNode()
                    .put("tenant", of.tenant().toString())
                    .put("day", of.day().toString()))
            .ifPresentOrElse(rows::add, () -> forget(of, counter.getValue()));
      }
    }
    return rows.isEmpty() ? null : new UsageBatch(ids.get(), rows.toString());
  }

  /**
   * Of a tenant that rests, or is gone, and of a day that is over nothing is kept. Whoever found
   * the counters before has had a whole interval to add to them.
   */
  private void forget(TenantDay of, DayUsage unused) {
    if (unused.restsAgain()) {
      counters.remove(of, unused);
    }
  }

  /** How many days of tenants are kept here. */
  int tracked() {
    return counters.size();
  }

  private DayUsage today(UUID tenant) {
    TenantDay today = new TenantDay(tenant, Math.floorDiv(clock.millis(), MILLIS_OF_A_DAY));
    DayUsage known = counters.get(today);
    return known != null ? known : counters.computeIfAbsent(today, of -> new DayUsage(of.tenant()));
  }

  /**
   * @param epochDay in UTC
   */
  private record TenantDay(UUID tenant, long epochDay) {

    LocalDate day() {
      return LocalDate.ofEpochDay(epochDay);
    }
  }
}
