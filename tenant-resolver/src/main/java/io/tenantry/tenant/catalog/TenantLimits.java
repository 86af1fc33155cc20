package io.tenantry.tenant.catalog;

/**
 * What the tenant's plan allows that this library enforces.
 *
 * @param connections most connections of one instance to the tenant's database; 0 when the plan
 *     says nothing
 * @param serverBudget connections that all instances together may hold on the tenant's server
 */
public record TenantLimits(int connections, int serverBudget) {}
