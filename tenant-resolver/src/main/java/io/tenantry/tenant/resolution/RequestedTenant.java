package io.tenantry.tenant.resolution;

import io.tenantry.tenant.TenantId;

/**
 * What a source names: a name, of which nothing is known yet.
 *
 * @param key lower case; of a text that is no name by the grammar, the text itself
 * @param wellFormed whether it is a name by the grammar
 */
record RequestedTenant(Source source, String key, boolean wellFormed) {

  static RequestedTenant of(Source source, String text) {
    return TenantId.parse(text)
        .map(id -> new RequestedTenant(source, id.key(), true))
        .orElseGet(() -> new RequestedTenant(source, text, false));
  }

  boolean sameNameAs(RequestedTenant other) {
    return key.equals(other.key);
  }
}
