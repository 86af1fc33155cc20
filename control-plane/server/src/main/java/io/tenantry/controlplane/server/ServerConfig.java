package io.tenantry.controlplane.server;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How the control plane talks to database servers. */
@ConfigMapping(prefix = "tenantry.servers")
public interface ServerConfig {

  /** Longest wait for a connection, per address. */
  @WithDefault("5s")
  Duration connectTimeout();

  /** Longest silence of a server during one statement; longer than any CREATE DATABASE takes. */
  @WithDefault("60s")
  Duration statementTimeout();

  /**
   * Idle connections kept per server, so that a tenant's provisioning need not wait for one; twice
   * as many as there are operations at a time serve a burst of them.
   */
  @WithDefault("16")
  int warmConnections();

  /** How long an idle connection is kept. */
  @WithDefault("60s")
  Duration warmConnectionLifetime();
}
