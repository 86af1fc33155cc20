/**
 * A service whose tenants are told apart by the multitenancy extension of Quarkiverse, by header
 * alone. It knows no catalog: any name is a tenant.
 */
package io.tenantry.system.peer;
