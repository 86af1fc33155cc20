package io.tenantry.app.permission;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.tenantry.tenant.CurrentTenant;
import io.tenantry.tenant.catalog.TenantEntry;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/**
 * Users as this instance has read them, for {@code tenantry.permission.fresh-for} at most.
 *
 * <p>Each tenant has a shelf of its own, so that a name is never looked up among those of another.
 * A change throws the shelf away: what somebody was still reading goes with it, instead of being
 * believed after the change. Thread-safe.
 */
@ApplicationScoped
public class KnownUsers {

  private static final Duration UNUSED = Duration.ofMinutes(1);

  /** A change in the catalog (a move, a restore) begins a new shelf, too. */
  private record Shelf(UUID tenant, long version) {}

  private final CurrentTenant tenant;
  private final UserRows rows;
  private final PermissionConfig config;
  private final Cache<Shelf, Cache<String, UserAccess>> shelves;

  KnownUsers(CurrentTenant tenant, UserRows rows, PermissionConfig config) {
    this.tenant = tenant;
    this.rows = rows;
    this.config = config;
    this.shelves =
        Caffeine.newBuilder().maximumSize(config.mostTenants()).expireAfterAccess(UNUSED).build();
  }

  Optional<UserAccess> find(String name) {
    Cache<String, UserAccess> shelf = shelves.get(shelf(), unused -> emptyShelf());
    UserAccess known = shelf.getIfPresent(name);
    if (known != null) {
      return Optional.of(known);
    }
    Optional<UserAccess> read = rows.read(name);
    read.ifPresent(user -> shelf.put(name, user));
    return read;
  }

  /** To be called after the commit of any change to users, assignments or the tenant's sets. */
  public void forget() {
    shelves.invalidate(shelf());
  }

  private Cache<String, UserAccess> emptyShelf() {
    return Caffeine.newBuilder()
        .maximumSize(config.mostUsers())
        .expireAfterWrite(config.freshFor())
        .build();
  }

  private Shelf shelf() {
    TenantEntry entry = tenant.get().entry();
    return new Shelf(entry.uuid(), entry.version());
  }
}
