package io.tenantry.tenant.catalog;

import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Ready as soon as a first snapshot is there, and from then on whatever happens to the application
 * database: an instance that serves what it knows is better than none.
 */
@Readiness
@Singleton
class CatalogHealthCheck implements HealthCheck {

  private final LiveCatalog live;
  private final CatalogContact contact;
  private final CatalogSubscription subscription;

  CatalogHealthCheck(LiveCatalog live, CatalogContact contact, CatalogSubscription subscription) {
    this.live = live;
    this.contact = contact;
    this.subscription = subscription;
  }

  @Override
  public HealthCheckResponse call() {
    return HealthCheckResponse.named("catalog")
        .status(live.known().isPresent())
        .withData("catalog", freshness())
        .withData("subscription", subscription.listening() ? "listening" : "polling")
        .build();
  }

  private String freshness() {
    if (live.known().isEmpty()) {
      return "unread";
    }
    return contact.inTouch() ? "current" : "stale";
  }
}
