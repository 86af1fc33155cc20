/**
 * A service of somebody else's that took the library alone: tenants in a file, one database each,
 * and plain Panache. Its peers answer the same request with the same statement.
 */
package io.tenantry.system.peer;
