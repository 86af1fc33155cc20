package io.tenantry.controlplane.api;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Which shape of deployment this is. */
@Schema(name = "Deployment", description = "Which shape of deployment this is")
public record DeploymentView(
    @Schema(examples = "many-tenants") String shape,
    boolean applicationDatabase,
    long tenantDatabases,
    @Schema(description = "1, or 2 for two and more in any one tenant") long companies,
    boolean multitenant,
    boolean tenantRequired) {}
