package io.tenantry.app.permission;

import java.util.HashSet;
import java.util.Set;
import java.util.UUID;

/**
 * Where something is allowed.
 *
 * @param everywhere in every company, those to come included
 * @param companies if not everywhere
 */
public record Grant(boolean everywhere, Set<UUID> companies) {

  static final Grant EVERYWHERE = new Grant(true, Set.of());

  static Grant in(Set<UUID> companies) {
    return new Grant(false, Set.copyOf(companies));
  }

  /** In no company at all. */
  public boolean isNone() {
    return !everywhere && companies.isEmpty();
  }

  public boolean covers(UUID company) {
    return everywhere || companies.contains(company);
  }

  /** Where both allow it. */
  Grant and(Grant other) {
    if (everywhere) {
      return other;
    }
    Set<UUID> both = new HashSet<>(companies);
    both.removeIf(company -> !other.covers(company));
    return in(both);
  }
}
