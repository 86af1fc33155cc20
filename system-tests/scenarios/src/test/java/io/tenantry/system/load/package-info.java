/**
 * Many tenants at once on few connections: every answer carries its own tenant's rows only, and the
 * connections on each database server stay within the budget. Who sends too much is held to the
 * plan and harms nobody else.
 */
package io.tenantry.system.load;
