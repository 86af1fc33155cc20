/**
 * The web client: pages on the tenant's own host name, for people who sign in with a browser.
 *
 * <p>A page shows what the interface for programs answers, and changes what that changes: its
 * resource asks the REST resources, in the same process, so that there is one way to the data and
 * one set of refusals. It has a permission rule of its own, as every route has.
 *
 * <p>{@link io.tenantry.app.web.Frames} makes what surrounds every page, and a {@link
 * io.tenantry.app.web.CompanySection} knows where pages are. What is edited is opened, saved and
 * deleted in one way, {@link io.tenantry.app.web.EditedPages}: orders with their lines, and rows of
 * customers, items and vendors, of which a {@link io.tenantry.app.web.CardKind} says what fields
 * they have. What is posted is shown, and taken back by something else that is posted.
 *
 * <p>What is refused is said in words by {@link io.tenantry.app.web.RefusalPages}. Pages come
 * whole; htmx takes from them what it needs, and sends changes: {@link
 * io.tenantry.app.web.SameSite} accepts them from nobody else.
 */
package io.tenantry.app.web;
