package io.tenantry.controlplane.usage;

import io.tenantry.controlplane.api.ProblemException;
import jakarta.ws.rs.QueryParam;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** Which days usage is asked for. */
class PeriodQuery {

  @QueryParam("period")
  @Parameter(description = "day (by default) or month")
  String period;

  @QueryParam("from")
  @Parameter(
      description = "First day, UTC; by default the first of the month of to",
      example = "2026-11-01")
  String from;

  @QueryParam("to")
  @Parameter(description = "Last day, UTC; by default today", example = "2026-11-30")
  String to;

  /**
   * @throws ProblemException {@code validation-failed}
   */
  UsageQuery query(Optional<UUID> tenant, LocalDate today) {
    return UsageQuery.of(period, from, to, tenant, today);
  }
}
