package io.tenantry.app.maintenance;

import io.tenantry.tenant.CurrentTenant;
import io.tenantry.tenant.catalog.PlannedUpdate;
import io.tenantry.tenant.catalog.TenantEntry;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/** What the current tenant's people are to be told of an update, if anything. Thread-safe. */
@ApplicationScoped
public class MaintenanceNotice {

  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("EEEE d MMMM uuuu, HH:mm", Locale.ENGLISH);

  private final CurrentTenant tenant;
  private final MaintenanceConfig config;
  private final InstantSource clock;

  MaintenanceNotice(CurrentTenant tenant, MaintenanceConfig config, InstantSource clock) {
    this.tenant = tenant;
    this.config = config;
    this.clock = clock;
  }

  /** The update that is near; absent where no tenant is meant. */
  Optional<PlannedUpdate> due() {
    return tenant.find().flatMap(found -> due(found.entry()));
  }

  /** In words, with the hours by the clock of the tenant's time zone; empty if nothing is near. */
  public String text() {
    TenantEntry entry = tenant.get().entry();
    ZoneId zone = ZoneId.of(entry.timeZone());
    return due(entry)
        .map(
            update ->
                "An update is planned between %s and %s (%s). Work may be interrupted for a moment."
                    .formatted(
                        MOMENT.format(ZonedDateTime.ofInstant(update.opens(), zone)),
                        MOMENT.format(ZonedDateTime.ofInstant(update.closes(), zone)),
                        zone))
        .orElse("");
  }

  private Optional<PlannedUpdate> due(TenantEntry entry) {
    return entry.plannedUpdate().filter(one -> one.isDue(clock.instant(), config.notice()));
  }
}
