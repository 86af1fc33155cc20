package io.tenantry.tenant.observation;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/** What is measured per tenant, and which tenants have logs of their own. */
@ConfigMapping(prefix = "tenantry.observation")
public interface ObservationConfig {

  /**
   * How many tenants have time series of their own, the busiest ones; all others share the label
   * {@code other}.
   */
  @WithDefault("20")
  int labelledTenants();

  /** Tenants' own logs. */
  Logs logs();

  /** Tenants' own logs, beside that of the service. */
  interface Logs {

    /** Where each tenant has a log file of its own; without it none has. */
    Optional<Path> directory();

    /** Ids of the tenants that have a log of their own; without it all have. */
    Optional<Set<String>> tenants();

    /**
     * Format of the files, as of {@code quarkus.log.file.format}; without it each record is a line
     * of JSON, for which the service needs the extension {@code quarkus-logging-json}.
     */
    Optional<String> format();

    /** How large a file may become before it is put aside and the next is begun. */
    @WithDefault("10M")
    MemorySize maxFileSize();

    /** How many files that were put aside are kept of each tenant, at least 1. */
    @WithDefault("5")
    int backups();

    /**
     * How many files are open at once, at least 1; the one that was written to longest ago is
     * closed for another.
     */
    @WithDefault("100")
    int openFiles();
  }
}
