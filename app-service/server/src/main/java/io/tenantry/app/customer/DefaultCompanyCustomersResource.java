package io.tenantry.app.customer;

import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The customers of the tenant's default company, or of its only one. */
@Path("/api/v1/customers")
@Tag(name = "Customers of the default company")
public class DefaultCompanyCustomersResource extends CustomersResource {

  @Override
  String company() {
    return null;
  }
}
