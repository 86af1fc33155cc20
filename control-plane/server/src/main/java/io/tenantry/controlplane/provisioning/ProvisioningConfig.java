package io.tenantry.controlplane.provisioning;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** What the logins of a tenant may use up on a database server. */
@ConfigMapping(prefix = "tenantry.provisioning")
public interface ProvisioningConfig {

  /** For the login of the application. */
  Login app();

  /** For the login of reports, which read only. */
  Login report();

  /** For the login of schema changes. */
  Login migrate();

  /**
   * Most space for temporary files per session, in megabytes, where the server allows the limit.
   */
  @WithDefault("1024")
  int temporaryFileMegabytes();

  /** Limits of one login. */
  interface Login {

    /** Most connections at a time, over all instances. */
    @WithDefault("50")
    int connections();

    /** Longest statement; 0 = no limit. */
    @WithDefault("60s")
    Duration statementTimeout();

    /** Longest pause within a transaction; 0 = no limit. */
    @WithDefault("60s")
    Duration idleInTransactionTimeout();
  }
}
