package io.tenantry.tenant.pool;

/**
 * A tenant's connections on this instance at one moment, and those of its database server.
 *
 * @param open connections to the tenant's database
 * @param used of those
 * @param waiting requests of the tenant for one
 * @param most that the tenant may have here
 * @param serverOpen connections of this instance to the database server, promised ones included
 * @param serverLimit that this instance may have there: its slice of the server's budget
 * @param serverWaiting requests of all tenants of that server
 */
public record PoolState(
    int open,
    int used,
    int waiting,
    int most,
    int serverOpen,
    int serverLimit,
    int serverWaiting) {}
