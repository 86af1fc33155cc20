/**
 * The tenant's own administration of who may do what: users, their permission sets, and the sets
 * that the tenant makes itself.
 *
 * <p>What is kept here is what {@link io.tenantry.app.permission.Permissions} decides by. Every
 * change goes through {@link io.tenantry.app.user.AccessWork}, which writes down who made it and
 * lets it count at once on this instance. Nobody gives away what they do not have themselves, and
 * nobody shuts themselves out.
 *
 * <p>Users are registered, not made: passwords and tokens are the business of the tenant's issuer.
 * {@link io.tenantry.app.user.ProvisionedUsers} is the way in for systems that keep users as their
 * own list says.
 */
package io.tenantry.app.user;
