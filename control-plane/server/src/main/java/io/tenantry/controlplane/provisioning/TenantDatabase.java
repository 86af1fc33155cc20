package io.tenantry.controlplane.provisioning;

import java.util.UUID;

/**
 * Where a tenant's data is, by the catalog.
 *
 * @param server id of the database server
 * @param release the release its schema is at
 * @param incarnation rises on move, restore and copy; part of the stamp
 * @param sandbox whether it is there to try things in; part of the stamp
 */
public record TenantDatabase(
    UUID tenant,
    String tenantId,
    String server,
    DatabaseNames names,
    int release,
    int incarnation,
    boolean sandbox) {}
