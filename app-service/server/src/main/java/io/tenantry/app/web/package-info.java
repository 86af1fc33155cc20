/**
 * The web client: pages on the tenant's own host name, for people who sign in with a browser.
 *
 * <p>A page shows what the interface for programs answers, and changes what that changes: its
 * resource asks the REST resources, in the same process, so that there is one way to the data and
 * one set of refusals. It has a permission rule of its own, as every route has.
 *
 * <p>{@link io.tenantry.app.web.Frames} makes what surrounds every page. Rows of customers, items
 * and vendors are shown and changed in the same way, {@link io.tenantry.app.web.CardPages}; a
 * {@link io.tenantry.app.web.CardKind} says which fields they have. What is refused is said in
 * words by {@link io.tenantry.app.web.RefusalPages}. Pages come whole; htmx takes from them what it
 * needs, and sends changes: {@link io.tenantry.app.web.SameSite} accepts them from nobody else.
 */
package io.tenantry.app.web;
