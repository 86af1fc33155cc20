package io.tenantry.controlplane.usage;

import io.tenantry.controlplane.api.Page;
import io.tenantry.controlplane.api.ProblemException;
import io.tenantry.controlplane.api.UsageView;
import io.tenantry.controlplane.http.Listing;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;

/** Usage in the forms that callers ask for: a page of JSON, or everything as CSV. */
@ApplicationScoped
class UsageAnswers {

  static final String CSV = "text/csv";

  private final UsageStore usage;
  private final UsageSheet sheet;
  private final InstantSource clock;

  UsageAnswers(UsageStore usage, UsageSheet sheet, InstantSource clock) {
    this.usage = usage;
    this.sheet = sheet;
    this.clock = clock;
  }

  /**
   * @throws ProblemException {@code validation-failed}
   */
  UsageQuery query(PeriodQuery period, Optional<UUID> tenant) {
    LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    return period.query(tenant, today);
  }

  Page<UsageView> page(UsageQuery query, String limit, String cursor) {
    Listing listing = Listing.of(limit, cursor);
    return listing.page(
        usage.page(query, listing.after(), listing.rows()), row -> row, UsageStore::place);
  }

  Response csv(UsageQuery query) {
    return Response.ok(sheet.of(query), CSV + ";charset=UTF-8;header=present")
        .header(
            "Content-Disposition",
            "attachment; filename=\"usage-" + query.from() + "-" + query.to() + ".csv\"")
        .build();
  }
}
