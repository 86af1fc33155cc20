package io.tenantry.tenant.catalog;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** How this instance reads the catalog and how it is known there. */
@ConfigMapping(prefix = "tenantry")
public interface CatalogConfig {

  /** The application database. */
  Catalog catalog();

  /** This instance, as the control plane sees it. */
  Instance instance();

  /** The releases of the application that this instance can serve. */
  Releases releases();

  /** The application database. */
  interface Catalog {

    /** JDBC URL; directly or through a session pooler, never a transaction pooler. */
    String jdbcUrl();

    /** A login that is a member of {@code tenantry_instances}. */
    String username();

    /** Its password. */
    String password();

    /** Time between two beats; the catalog takes an instance for dead after five of them. */
    @WithDefault("PT2S")
    Duration heartbeat();

    /** Time between two complete reads, which also forget tenants that were purged. */
    @WithDefault("PT10M")
    Duration reloadInterval();
  }

  /** This instance, as the control plane sees it. */
  interface Instance {

    /** Shown in lists of instances; the host name by default. */
    Optional<String> name();
  }

  /** The releases of the application that this instance can serve. */
  interface Releases {

    /** Lowest; a tenant below it gets {@code tenant-sync-pending}. */
    @WithDefault("1")
    int min();

    /** Highest; a tenant above it gets {@code missing-release}. */
    @WithDefault("1")
    int max();
  }
}
