/**
 * The platform under test, as real processes: two PostgreSQL servers, Keycloak, the control plane
 * and two app-service instances, all on free ports of loopback and started once for the JVM.
 *
 * <p>A test talks to it as its users do ({@link io.tenantry.system.platform.ControlPlane}, {@link
 * io.tenantry.system.platform.Instance}) and looks past every API at what is really there ({@link
 * io.tenantry.system.platform.DatabaseServer}, {@link
 * io.tenantry.system.platform.CatalogDatabase}).
 */
package io.tenantry.system.platform;
