package io.tenantry.tenant.resolution;

import io.tenantry.tenant.TenantId;
import java.util.Optional;

/**
 * What a source names: a name, of which nothing is known yet.
 *
 * @param key lower case; of a text that is no name by the grammar, the text itself
 * @param wellFormed whether it is a name by the grammar
 */
record RequestedTenant(Source source, String key, boolean wellFormed) {

  static RequestedTenant of(Source source, String text) {
    Optional<TenantId> id = TenantId.parse(text);
    return id.isPresent()
        ? new RequestedTenant(source, id.get().key(), true)
        : new RequestedTenant(source, text, false);
  }
}
