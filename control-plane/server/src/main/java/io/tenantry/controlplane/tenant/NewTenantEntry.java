package io.tenantry.controlplane.tenant;

import java.util.UUID;

/** A tenant as it enters the catalog, before anything of it exists on a server. */
public record NewTenantEntry(
    UUID uuid, TenantId id, TenantProperties properties, String databaseServer, int release) {}
