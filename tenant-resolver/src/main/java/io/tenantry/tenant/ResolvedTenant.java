package io.tenantry.tenant;

import io.tenantry.tenant.catalog.TenantEntry;
import java.util.UUID;

/**
 * A tenant that the catalog knows and that may be served now: what a {@code RequestedTenant}
 * becomes.
 *
 * @param entry the catalog entry by which it was resolved; does not change under a running request
 */
public record ResolvedTenant(TenantEntry entry) {

  /** Identity; never reused. */
  public UUID uuid() {
    return entry.uuid();
  }

  /** The human name, as it was given; may change and may be reused. */
  public String id() {
    return entry.id();
  }
}
