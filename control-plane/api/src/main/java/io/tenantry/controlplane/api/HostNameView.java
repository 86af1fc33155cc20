package io.tenantry.controlplane.api;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A further name by which a tenant is reached. */
@Schema(name = "HostName", description = "A further name by which a tenant is reached")
public record HostNameView(
    @Schema(description = "Lower case, ASCII", examples = "erp.cronus.example") String hostName) {}
