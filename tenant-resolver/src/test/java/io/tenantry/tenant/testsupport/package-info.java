/**
 * The test kit: real tenants for a {@code @QuarkusTest}, in a moment.
 *
 * <p>{@link io.tenantry.tenant.testsupport.TenantryTestResource} starts one PostgreSQL with
 * hardened roles, an application database made by the catalog's own migrations and a template of
 * the application's release. {@link io.tenantry.tenant.testsupport.TestTenants} then does in SQL
 * what the control plane does with operations: clone, stamp, mount, dismount. {@link
 * io.tenantry.tenant.testsupport.TestTokens} signs the access tokens of its users.
 *
 * <p>A service that has nothing of Tenantry but the library takes {@link
 * io.tenantry.tenant.testsupport.PlainTenantsResource} instead: the in-memory catalog, and
 * databases that are copies of the service's own schema. With either, {@link
 * io.tenantry.tenant.testsupport.WithTenant} runs a test method inside a tenant, and {@link
 * io.tenantry.tenant.testsupport.SettableClock} stands still until a test moves it.
 *
 * <p>Passwords are really checked (SCRAM), so a login that reaches a foreign database is caught.
 */
package io.tenantry.tenant.testsupport;
