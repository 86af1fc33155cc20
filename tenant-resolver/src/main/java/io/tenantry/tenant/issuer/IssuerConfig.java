package io.tenantry.tenant.issuer;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Set;

/** How the identity providers of tenants are used. */
@ConfigMapping(prefix = "tenantry.issuers")
public interface IssuerConfig {

  /** Longest wait for a connection to a provider, and for its keys. */
  @WithDefault("5s")
  Duration timeout();

  /**
   * Whether providers may be at loopback addresses and without TLS. For tests and the local run
   * alone: elsewhere it lets whoever configures a tenant look around inside the network.
   */
  @WithDefault("false")
  boolean allowLoopback();

  /**
   * Roles that count in tokens of the platform's issuer alone; a tenant's own provider may write
   * into its tokens what it likes.
   */
  @WithDefault("platform-admin,platform-operator,platform-viewer")
  Set<String> platformRoles();

  /**
   * How long a token that was verified is known without being verified again; it is not known for
   * longer than it is valid. A key that an issuer has withdrawn may count for so long.
   */
  @WithDefault("1M")
  Duration verifiedFor();

  /** How many such tokens are known at most; of more than that, some are verified again. */
  @WithDefault("10000")
  long mostVerified();
}
