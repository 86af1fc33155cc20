/**
 * Many tenants at once on few connections: every answer carries its own tenant's rows only, and the
 * connections on each database server stay within the budget.
 */
package io.tenantry.system.load;
