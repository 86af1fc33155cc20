package io.tenantry.controlplane.tenant;

import io.smallrye.config.ConfigMapping;

/** Names that all tenants share. */
@ConfigMapping(prefix = "tenantry")
public interface TenantConfig {

  /** The domain below which every tenant has the host name {@code {id}.{base-domain}}. */
  String baseDomain();
}
