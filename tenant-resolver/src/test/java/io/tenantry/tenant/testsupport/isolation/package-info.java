/**
 * The isolation kit: points at any Quarkus application and looks for what one tenant can see of
 * another.
 *
 * <p>Each tenant gets a <em>canary</em>, a text that nobody else has. Then the application's own
 * routes are asked, by all tenants at once, in every way in which a request can name a tenant, with
 * the identifiers of others where a path takes one, and with the token of one on the host of
 * another; its schedulers and consumers run meanwhile, and answers that a shared cache may keep are
 * asked for again as by such a cache. Whoever sees a canary that is not his has found a leak, and
 * the {@link io.tenantry.tenant.testsupport.isolation.IsolationReport} names its route.
 *
 * <p>A team says what its application is with an {@link
 * io.tenantry.tenant.testsupport.isolation.ApplicationUnderTest} and is given an {@link
 * io.tenantry.tenant.testsupport.isolation.Isolation} to run by {@link
 * io.tenantry.tenant.testsupport.isolation.IsolationExtension}.
 */
package io.tenantry.tenant.testsupport.isolation;
