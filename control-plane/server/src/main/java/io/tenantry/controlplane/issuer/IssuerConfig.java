package io.tenantry.controlplane.issuer;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How identity providers of tenants are checked. */
@ConfigMapping(prefix = "tenantry.issuers")
public interface IssuerConfig {

  /** Longest wait for one document of a provider, from the connection to its last byte. */
  @WithDefault("5s")
  Duration timeout();

  /**
   * For how long a document that a provider has answered is good for other tenants that bring the
   * same provider, so that many who are saved at once do not overrun it; 0 = each is asked anew.
   */
  @WithDefault("5s")
  Duration shareAnswersFor();

  /**
   * Whether providers may be at loopback addresses and without TLS. For tests and the local run
   * alone: elsewhere it lets whoever configures a tenant look around on this machine.
   */
  @WithDefault("false")
  boolean allowLoopback();
}
