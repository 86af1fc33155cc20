package io.tenantry.app.customer;

import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The customers of the company that the path names, by id or by name in any letter case. */
@Path("/api/v1/companies/{company}/customers")
@Tag(name = "Customers of a company")
public class CompanyCustomersResource extends CustomersResource {

  @PathParam("company")
  String company;

  @Override
  String company() {
    return company;
  }
}
