package io.tenantry.app.report;

import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The reports on the company that the path names, by id or by name in any letter case. */
@Path("/api/v1/companies/{company}/reports")
@Tag(name = "Reports on a company")
public class CompanyReportsResource extends ReportsResource {

  @PathParam("company")
  String company;

  @Override
  String company() {
    return company;
  }
}
