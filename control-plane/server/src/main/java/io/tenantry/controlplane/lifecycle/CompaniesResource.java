package io.tenantry.controlplane.lifecycle;

import io.tenantry.controlplane.access.Role;
import io.tenantry.controlplane.api.CompanyView;
import io.tenantry.controlplane.api.Page;
import io.tenantry.controlplane.provisioning.TenantCompanies;
import io.tenantry.controlplane.tenant.TenantCatalog;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/v1/tenants/{id}/companies")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Role.ADMIN, Role.OPERATOR, Role.VIEWER, Role.TENANT_ADMIN})
@Tag(name = "Tenants", description = "Customers, each with a database of its own")
class CompaniesResource {

  private final TenantCatalog tenants;
  private final TenantCompanies companies;

  CompaniesResource(TenantCatalog tenants, TenantCompanies companies) {
    this.tenants = tenants;
    this.companies = companies;
  }

  @GET
  @Operation(
      operationId = "listCompanies",
      summary = "Lists a tenant's companies, by name",
      description = "Asks the tenant's database; companies are made and changed in the application")
  @APIResponse(responseCode = "200", description = "All of them")
  @APIResponse(responseCode = "404", description = "unknown-tenant")
  @APIResponse(responseCode = "503", description = "unavailable: its database cannot be asked")
  public Page<CompanyView> list(@PathParam("id") String id) {
    return Page.whole(companies.list(tenants.get(id).uuid()));
  }
}
