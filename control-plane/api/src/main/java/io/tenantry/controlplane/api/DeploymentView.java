package io.tenantry.controlplane.api;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Which shape an installation has. */
@Schema(name = "Deployment", description = "Which shape an installation has")
public record DeploymentView(
    @Schema(
            enumeration = {
              "classic",
              "single-tenant-single-company",
              "single-tenant-multi-company",
              "multi-tenant-single-company",
              "multi-tenant-multi-company"
            })
        String shape,
    @Schema(description = "Whether the catalog has a database apart from tenants' rows")
        boolean applicationDatabase,
    @Schema(description = "Databases of tenants, suspended and deleted ones included")
        int tenantDatabases,
    @Schema(description = "Companies of the tenant that has most, as last counted") int companies,
    @Schema(description = "Whether there are two tenant databases or more") boolean multitenant,
    @Schema(description = "Whether a request must name its tenant, by configuration")
        boolean tenantRequired) {}
