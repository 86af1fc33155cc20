package io.tenantry.app.object;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.tenantry.tenant.CurrentTenant;
import io.tenantry.tenant.TenantObjects;
import io.tenantry.tenant.object.PublishedObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The reports and web services that the current tenant sees: those of its release, and its own. Has
 * a transaction of its own.
 */
@ApplicationScoped
public class VisibleObjects {

  /** The first release whose tenants have objects of their own. */
  static final int SINCE = 4;

  private final TenantObjects published;
  private final ObjectRows rows;
  private final CurrentTenant tenant;

  VisibleObjects(TenantObjects published, ObjectRows rows, CurrentTenant tenant) {
    this.published = published;
    this.rows = rows;
    this.tenant = tenant;
  }

  /** Those of the application first, each by name. */
  public List<PublishedObject> all(String kind) {
    List<PublishedObject> all = new ArrayList<>(published.all(kind));
    all.addAll(own(kind));
    return all;
  }

  /** Asks the tenant's database only for what the application does not have. */
  public Optional<PublishedObject> find(String kind, String name) {
    return published
        .find(kind, name)
        .or(
            () ->
                release() < SINCE
                    ? Optional.empty()
                    : QuarkusTransaction.requiringNew()
                        .call(() -> rows.find(kind, name))
                        .map(own -> own.asPublished(release())));
  }

  /** The tenant's own whose names the application does not have, by name. */
  public List<PublishedObject> own(String kind) {
    if (release() < SINCE) {
      return List.of();
    }
    Set<String> taken = new HashSet<>();
    published.all(kind).forEach(one -> taken.add(one.name()));
    return QuarkusTransaction.requiringNew().call(() -> rows.all(kind)).stream()
        .filter(own -> !taken.contains(own.name()))
        .map(own -> own.asPublished(release()))
        .toList();
  }

  private int release() {
    return tenant.get().entry().release();
  }
}
