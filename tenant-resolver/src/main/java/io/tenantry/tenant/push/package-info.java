/**
 * What outlives its request: event streams and sockets, by which a tenant's users are told things
 * for as long as they stay.
 *
 * <p>A request is short, so a dismount lets it finish. These are not: with the catalog version that
 * takes the tenant away they end at once. A stream ends with its connection, because HTTP has no
 * word for it; whoever comes back is told why. A socket is closed with a code of its own, 4000 and
 * the status that a request would get: 4404 dismounted, 4403 suspended, 4503 come again.
 *
 * <p>Callbacks of a socket run in contexts of their own, which inherit the tenant of the handshake
 * by way of the connection. Sockets need {@code quarkus-websockets-next} and are switched on when
 * the service is built; without that their callbacks have no tenant.
 */
package io.tenantry.tenant.push;
