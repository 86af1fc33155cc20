/**
 * The application a tenant's users work with: companies and their customers, over REST.
 *
 * <p>Nothing here knows that there is more than one tenant. The tenant resolver has found the
 * tenant before a request arrives and gives each entity manager a connection to that tenant's
 * database. What this application keeps apart itself are the companies inside a tenant: {@link
 * io.tenantry.app.company.CompanyScope} opens every transaction that touches business data and
 * tells PostgreSQL which company it is for; row-level security does the rest.
 */
package io.tenantry.app;
