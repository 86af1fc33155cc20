/**
 * Database servers: which there are, how to reach them, and where the next tenant goes.
 *
 * <p>A server is registered by an operation that connects with its admin login, checks that the
 * login is strong enough and not too strong, creates the group roles that carry all grants, closes
 * what PUBLIC could enter, and writes down every hardening that the server refused instead of
 * failing. From then on its places are handed out by {@link
 * io.tenantry.controlplane.server.Placement}, guarded by the row of the server itself.
 *
 * <p>The admin password is encrypted with a keyset that only the control plane holds, and leaves it
 * in one place: {@link io.tenantry.controlplane.server.ServerConnections}.
 */
package io.tenantry.controlplane.server;
