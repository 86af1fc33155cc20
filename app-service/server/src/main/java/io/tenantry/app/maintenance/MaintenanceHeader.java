package io.tenantry.app.maintenance;

import io.tenantry.tenant.catalog.PlannedUpdate;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.ext.Provider;
import java.time.temporal.ChronoUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Tells programs of an update that is near: an interval by ISO 8601, in UTC, to the second. */
@Provider
public class MaintenanceHeader implements ContainerResponseFilter {

  static final String NAME = "Tenantry-Maintenance";

  private final MaintenanceNotice notice;

  MaintenanceHeader(MaintenanceNotice notice) {
    this.notice = notice;
  }

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    notice.due().ifPresent(update -> response.getHeaders().putSingle(NAME, interval(update)));
  }

  private static String interval(PlannedUpdate update) {
    return Stream.of(update.opens(), update.closes())
        .map(moment -> moment.truncatedTo(ChronoUnit.SECONDS).toString())
        .collect(Collectors.joining("/"));
  }
}
