package io.tenantry.tenant.catalog;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** How this instance reads the catalog and how it is known there. */
@ConfigMapping(prefix = "tenantry")
public interface CatalogConfig {

  /** Where the tenants come from. */
  Catalog catalog();

  /** Keys. */
  Keysets keysets();

  /** This instance, as the control plane sees it. */
  Instance instance();

  /** The releases of the application that this instance can serve. */
  Releases releases();

  /** Where the tenants come from. */
  interface Catalog {

    /**
     * Kind of the catalog: {@code postgresql}, {@code file}, {@code properties}, {@code memory}, or
     * that of a {@link CatalogSource} of your own. By default the one whose own property is set:
     * {@code tenantry.catalog.jdbc-url}, {@code tenantry.catalog.file} or {@code
     * tenantry.tenants.*}.
     */
    Optional<String> kind();

    /**
     * Kind {@code postgresql}: JDBC URL of the application database; directly or through a session
     * pooler, never a transaction pooler.
     */
    Optional<String> jdbcUrl();

    /** Kind {@code postgresql}: a login that is a member of {@code tenantry_instances}. */
    Optional<String> username();

    /** Kind {@code postgresql}: its password. */
    Optional<String> password();

    /**
     * Kind {@code file}: path of a properties file with {@code tenantry.tenants.*}, read again
     * whenever it has changed.
     */
    Optional<Path> file();

    /**
     * Kind {@code postgresql}: path of a file in which the last snapshot is kept, encrypted with
     * the keyset, so that an instance can start while the application database is away. The file
     * must outlive the process. Not kept where this is missing.
     */
    Optional<Path> snapshotFile();

    /** Time between two beats; the catalog takes an instance for dead after five of them. */
    @WithDefault("PT2S")
    Duration heartbeat();

    /** Time between two complete reads, which also forget tenants that were purged. */
    @WithDefault("PT10M")
    Duration reloadInterval();
  }

  /** Keys. */
  interface Keysets {

    /**
     * Kind {@code postgresql}: path of the Tink keyset (JSON) that the passwords of tenant logins
     * are encrypted with.
     */
    Optional<Path> tenantCredentials();
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
