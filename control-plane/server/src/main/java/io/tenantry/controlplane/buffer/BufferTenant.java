package io.tenantry.controlplane.buffer;

import java.util.UUID;

/**
 * A prepared database with its logins.
 *
 * @param uuid names both, and becomes the tenant's
 * @param server id of the database server
 */
public record BufferTenant(UUID uuid, String server) {}
