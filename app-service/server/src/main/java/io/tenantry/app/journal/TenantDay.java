package io.tenantry.app.journal;

import io.tenantry.tenant.CurrentTenant;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.DateTimeException;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** What day it is for the current tenant, in its time zone; UTC if it has none that is known. */
@ApplicationScoped
public class TenantDay {

  private final CurrentTenant tenant;
  private final InstantSource time;

  TenantDay(CurrentTenant tenant, InstantSource time) {
    this.tenant = tenant;
    this.time = time;
  }

  public LocalDate today() {
    return LocalDate.ofInstant(time.instant(), zone(tenant.get().entry().timeZone()));
  }

  private static ZoneId zone(String name) {
    try {
      return name == null ? ZoneOffset.UTC : ZoneId.of(name);
    } catch (DateTimeException e) {
      return ZoneOffset.UTC;
    }
  }
}
