package io.tenantry.tenant.explain;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Set;

/** Who may ask how requests are understood, and where. */
@ConfigMapping(prefix = "tenantry.explain")
public interface ExplainConfig {

  /** The path, outside of any tenant. */
  @WithDefault("/resolve")
  String path();

  /** Roles that may ask, as they stand in the platform's tokens. */
  @WithDefault("platform-admin,platform-operator,platform-viewer")
  Set<String> roles();
}
