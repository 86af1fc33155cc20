package io.tenantry.controlplane.tenant;

import io.tenantry.controlplane.server.ServerBench;

/** This package put together without container. */
public final class TenantBench {

  private TenantBench() {}

  public static TenantCatalog catalog(ServerBench server) {
    return new TenantCatalog(
        new TenantStore(server.jdbi, server.json),
        new FormerNames(server.jdbi),
        new PlatformNames("base.example"),
        new OwnIssuers(server.jdbi),
        new OnlyTenant(server.jdbi, true));
  }
}
