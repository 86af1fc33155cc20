package io.tenantry.tenant.catalog.standalone;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Tenants listed by name, in the service's configuration or in a file of its own. */
@ConfigMapping(prefix = "tenantry")
public interface ListedTenantsConfig {

  /** Kinds {@code properties} and {@code file}: the tenants by tenant id. */
  Map<String, Listed> tenants();

  /** One tenant. */
  interface Listed {

    /** Its identity, as the tokens of its users carry it. */
    UUID uuid();

    /**
     * Its database: {@code jdbc:postgresql://host[:port]/database}. Connections are encrypted and
     * the server's certificate is checked unless {@code ?sslmode=} says otherwise.
     */
    String jdbcUrl();

    /** Login of this service there. */
    String username();

    /** Its password; best an expression, {@code ${CRONUS_PASSWORD}}. */
    String password();

    /** Host names that mean this tenant, beside {@code {tenant-id}.{base-domain}}. */
    Optional<List<String>> hostNames();

    /** Release of the application that its schema is at. */
    @WithDefault("1")
    int release();

    /** Incarnation that the stamp in its database must carry; 0 where it has no stamp. */
    @WithDefault("0")
    int incarnation();

    /** Whether its users get {@code tenant-suspended}. */
    @WithDefault("false")
    boolean suspended();

    /** Features that it may use, for {@code @RequiresEntitlement}. */
    Optional<Set<String>> entitlements();

    /** What it may use at a time. */
    Limits limits();
  }

  /** What a tenant may use at a time; 0 for no limit. */
  interface Limits {

    /** Connections to its database. */
    @WithDefault("0")
    int connections();

    /** Requests per second. */
    @WithDefault("0")
    int requestsPerSecond();

    /** Requests that run at the same time. */
    @WithDefault("0")
    int concurrentRequests();

    /** Requests that wait while as many as may are running. */
    @WithDefault("0")
    int queueLength();
  }
}
