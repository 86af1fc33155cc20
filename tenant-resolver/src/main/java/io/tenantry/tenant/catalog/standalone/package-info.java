/**
 * Catalogs that need nothing of Tenantry but this library: tenants listed in the service's own
 * configuration, in a file that is read again when it changes, or put there by the service itself.
 *
 * <p>Such a catalog is only read. Nothing is leased from it, so {@code tenantry.pool.budget} is
 * what this instance may open on each database server; nobody keeps usage or refusals, which are
 * counted, logged and then forgotten; and its databases carry no stamp unless an incarnation is
 * said. Passwords stand in it as the service's configuration has them, most often as an expression
 * such as {@code ${CRONUS_PASSWORD}}.
 */
package io.tenantry.tenant.catalog.standalone;
