/**
 * What those who run many tenants know of them without asking any: how full and busy each database
 * server is, and what each tenant costs.
 */
package io.tenantry.system.fleet;
