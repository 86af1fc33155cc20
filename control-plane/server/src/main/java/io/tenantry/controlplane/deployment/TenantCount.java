package io.tenantry.controlplane.deployment;

/**
 * How many tenants and companies the catalog knows.
 *
 * @param databases of tenants, those that are suspended or deleted but kept included
 * @param companies of the tenant that has most, as last counted
 * @param classic whether the only tenant's database is the application database
 */
record TenantCount(int databases, int companies, boolean classic) {}
