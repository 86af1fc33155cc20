package io.tenantry.tenant.catalog;

import java.util.UUID;

/**
 * What tenants used since the batch before it.
 *
 * @param id told again with every try, so that the catalog counts the batch once
 * @param usage a JSON array as {@code catalog.record_usage} reads it
 */
public record UsageBatch(UUID id, String usage) {}
