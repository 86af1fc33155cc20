package io.tenantry.controlplane.deployment;

import io.tenantry.controlplane.access.Role;
import io.tenantry.controlplane.api.DeploymentView;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/v1/deployment")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Role.ADMIN, Role.OPERATOR, Role.VIEWER})
@Tag(name = "Fleet", description = "What tenants run on")
class DeploymentResource {

  private final CompanyCounts counts;
  private final CompanyCensus census;
  private final boolean tenantRequired;

  /**
   * @param tenantRequired whether instances demand that a request names its tenant; a mapping of
   *     its parent would claim every property of the product
   */
  DeploymentResource(
      CompanyCounts counts,
      CompanyCensus census,
      @ConfigProperty(name = "tenantry.multitenant", defaultValue = "true")
          boolean tenantRequired) {
    this.counts = counts;
    this.census = census;
    this.tenantRequired = tenantRequired;
  }

  @GET
  @Operation(
      operationId = "getDeployment",
      summary = "Says which shape this installation has",
      description =
          "Companies are those of the tenant that has most. Tenants make companies themselves; a"
              + " new one is counted within two minutes, where many are made within some more.")
  public DeploymentView get() {
    census.countNew();
    TenantCount count = counts.total();
    return new DeploymentView(
        Shape.of(count.classic(), count.databases(), count.companies()).text(),
        !count.classic(),
        count.databases(),
        count.companies(),
        count.databases() > 1,
        tenantRequired);
  }
}
