package io.tenantry.tenant.catalog;

import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/**
 * Ready as soon as a first snapshot is there, and from then on whatever happens to the catalog: an
 * instance that serves what it knows is better than none.
 */
@Readiness
@Singleton
class CatalogHealthCheck implements HealthCheck {

  private final LiveCatalog live;
  private final ChosenCatalog chosen;

  CatalogHealthCheck(LiveCatalog live, ChosenCatalog chosen) {
    this.live = live;
    this.chosen = chosen;
  }

  @Override
  public HealthCheckResponse call() {
    HealthCheckResponseBuilder answer =
        HealthCheckResponse.named("catalog")
            .status(live.known().isPresent())
            .withData("catalog", freshness());
    chosen.source().details().forEach(answer::withData);
    return answer.build();
  }

  private String freshness() {
    if (live.known().isEmpty()) {
      return "unread";
    }
    return chosen.source().current() ? "current" : "stale";
  }
}
