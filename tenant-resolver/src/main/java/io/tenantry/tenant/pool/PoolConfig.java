package io.tenantry.tenant.pool;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Map;

/** How many connections to tenant databases there may be, and how long they are kept. */
@ConfigMapping(prefix = "tenantry")
public interface PoolConfig {

  /** Pools of tenant databases. */
  Pool pool();

  /** Pools of tenant databases. */
  interface Pool {

    /**
     * Most connections of this instance to one database server, at least 1. Where the catalog gives
     * the server a smaller budget, that one counts.
     */
    @WithDefault("20")
    int budget();

    /** Most connections of this instance to one tenant's database; its plan may allow less. */
    @WithDefault("4")
    int maxPerTenant();

    /** Most requests of one tenant that wait for a connection; further ones get 429 at once. */
    @WithDefault("100")
    int maxWaiting();

    /** Longest wait for a connection, opening it included. */
    @WithDefault("PT5S")
    Duration acquireTimeout();

    /** A tenant that did nothing for so long loses its connections, and its pool with them. */
    @WithDefault("PT1M")
    Duration idleTimeout();

    /** Longest wait for running requests when a tenant is taken away; then they are cut off. */
    @WithDefault("PT10S")
    Duration drainTimeout();

    /**
     * Properties of pgjdbc for every connection to a tenant, by their names there. Where a tenant's
     * database is, as whom and how safely it is reached, the catalog alone says.
     */
    Map<String, String> driverProperties();
  }
}
