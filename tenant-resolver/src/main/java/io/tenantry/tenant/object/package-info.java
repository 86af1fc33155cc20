/**
 * What is maintained centrally for all tenants of a release, as this instance knows it: reports,
 * web services, permission sets.
 *
 * <p>They are part of the catalog's snapshot, so they cost a request one look into a hash map, stay
 * when the application database is away, and change for every request at one moment. A tenant sees
 * the objects of its own release, in their newest revision.
 */
package io.tenantry.tenant.object;
