package io.tenantry.app.permission;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * A permission set that a user has.
 *
 * @param company empty: in every company, those to come included
 * @param ofTenant what the set allows if it is the tenant's own; else empty, because other sets are
 *     looked up when they are needed
 */
public record Assignment(SetName set, Optional<UUID> company, Set<Permission> ofTenant) {

  /** A set that is not the tenant's own, in every company. */
  static Assignment everywhere(SystemSet set) {
    return new Assignment(set.setName(), Optional.empty(), Set.of());
  }
}
