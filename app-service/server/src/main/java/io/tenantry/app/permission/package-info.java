/**
 * Who may do what: decided in one place, for every door.
 *
 * <p>A user has permission sets, each in all companies or in one. A set is a list of {@link
 * io.tenantry.app.permission.Permission}s and comes from one of three {@link
 * io.tenantry.app.permission.SetScope scopes}: built in, published centrally, or the tenant's own.
 * {@link io.tenantry.app.permission.CurrentUser} finds out who asks; {@link
 * io.tenantry.app.permission.Permissions} decides; {@link io.tenantry.app.permission.Reach} keeps
 * the answer, and holds it against the company that the request then enters.
 *
 * <p>A REST resource says what it needs with {@link io.tenantry.app.permission.RequiresPermission};
 * one that says nothing is closed. Other doors call {@link
 * io.tenantry.app.permission.Permissions#demand}; one that forgets to gets no company.
 *
 * <p>A tenant of a release before 3 keeps no users: there the role in the access token decides.
 */
package io.tenantry.app.permission;
