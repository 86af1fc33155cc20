package io.tenantry.app.report;

import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The reports on the tenant's default company, or on its only one. */
@Path("/api/v1/reports")
@Tag(name = "Reports on the default company")
public class DefaultCompanyReportsResource extends ReportsResource {

  @Override
  String company() {
    return null;
  }
}
