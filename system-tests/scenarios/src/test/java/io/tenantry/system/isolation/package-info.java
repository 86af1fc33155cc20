/**
 * Nobody reaches another tenant: by host name, header or query with a foreign token, by an
 * ambiguous or unknown name, or by logging in to PostgreSQL with a tenant's own password.
 */
package io.tenantry.system.isolation;
