package io.tenantry.controlplane.usage;

import io.tenantry.controlplane.access.Role;
import io.tenantry.controlplane.api.Page;
import io.tenantry.controlplane.api.UsageView;
import io.tenantry.controlplane.tenant.TenantCatalog;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/v1/tenants/{id}/usage")
@RolesAllowed({Role.ADMIN, Role.OPERATOR, Role.VIEWER, Role.TENANT_ADMIN})
@Tag(name = "Usage", description = "What tenants used, for billing")
class TenantUsageResource {

  private final UsageAnswers answers;
  private final TenantCatalog tenants;

  TenantUsageResource(UsageAnswers answers, TenantCatalog tenants) {
    this.answers = answers;
    this.tenants = tenants;
  }

  @GET
  @Produces(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "listTenantUsage",
      summary = "Lists a tenant's usage by period",
      description = "With Accept: text/csv everything at once, without limit and cursor")
  @APIResponse(responseCode = "200", description = "Periods, oldest first")
  @APIResponse(responseCode = "400", description = "validation-failed")
  @APIResponse(responseCode = "404", description = "unknown-tenant")
  public Page<UsageView> list(
      @PathParam("id") String id,
      @BeanParam PeriodQuery period,
      @Parameter(description = "1-500, 50 by default") @QueryParam("limit") String limit,
      @QueryParam("cursor") String cursor) {
    return answers.page(answers.query(period, tenant(id)), limit, cursor);
  }

  @GET
  @Produces(UsageAnswers.CSV)
  @Operation(hidden = true)
  public Response sheet(@PathParam("id") String id, @BeanParam PeriodQuery period) {
    return answers.csv(answers.query(period, tenant(id)));
  }

  private Optional<UUID> tenant(String id) {
    return Optional.of(tenants.get(id).uuid());
  }
}
