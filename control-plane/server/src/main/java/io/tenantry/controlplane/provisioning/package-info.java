/**
 * The database of a tenant and its three logins, from nothing to usable and back.
 *
 * <p>Each step looks before it acts and can be repeated after any crash. What makes that true is
 * the {@link io.tenantry.controlplane.provisioning.ServerSession}: the lock is held by the session
 * that runs the DDL, so a successor sees the end of what its predecessor began and not the middle.
 *
 * <p>The order is the security: a database is created closed, shut to PUBLIC, opened for the
 * control plane alone, stamped, and entered by the tenant's logins only once it is mounted. No
 * login owns anything. Passwords are kept in the catalog, encrypted; servers get verifiers.
 */
package io.tenantry.controlplane.provisioning;
