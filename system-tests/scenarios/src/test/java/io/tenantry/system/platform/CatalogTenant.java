package io.tenantry.system.platform;

import java.util.List;
import java.util.UUID;

/** Where the catalog says a tenant's data are. */
public record CatalogTenant(UUID uuid, String server, String database) {

  /** The three logins that belong to this tenant alone. */
  public List<String> logins() {
    return List.of(database + "_app", database + "_report", database + "_migrate");
  }
}
