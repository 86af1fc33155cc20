/**
 * Reports and web services of scope tenant: kept in the tenant's database, seen by that tenant
 * alone.
 *
 * <p>They are shown together with those of scope application, which are read-only here. No name
 * hides another: one that the application has is refused, and one that the application takes later
 * is the application's from then on. What each kind demands of its content is said by the package
 * that uses it, through {@link io.tenantry.app.object.ContentCheck}, and tried before it is kept.
 *
 * <p>They are read from the database by each request that needs them, so that a change counts at
 * once on every instance.
 */
package io.tenantry.app.object;
