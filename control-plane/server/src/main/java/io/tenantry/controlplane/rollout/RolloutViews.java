package io.tenantry.controlplane.rollout;

import io.tenantry.controlplane.api.RolloutTenantView;
import io.tenantry.controlplane.api.RolloutView;
import java.time.Duration;
import java.util.List;

/** Rollouts as callers see them. */
final class RolloutViews {

  private RolloutViews() {}

  static RolloutView view(Progress progress, List<RolloutTenant> failed) {
    Rollout rollout = progress.rollout();
    return new RolloutView(
        rollout.id(),
        rollout.release(),
        rollout.mode().text(),
        rollout.rings(),
        rollout.parallelism(),
        rollout.haltAfterFailures(),
        rollout.windows().text(),
        rollout.status().text(),
        progress.ring().orElse(null),
        progress.percent(),
        progress.counts(),
        progress.estimate().map(Duration::toSeconds).orElse(null),
        rollout.createdBy(),
        rollout.createdAt(),
        rollout.finishedAt().orElse(null),
        rollout.reason().orElse(null),
        failed.stream().map(RolloutViews::view).toList());
  }

  static RolloutTenantView view(RolloutTenant tenant) {
    return new RolloutTenantView(
        tenant.uuid(),
        tenant.id(),
        tenant.ring(),
        tenant.databaseServer(),
        tenant.fromRelease(),
        tenant.status(),
        tenant.operation().orElse(null),
        tenant.error().orElse(null),
        tenant.notBefore().orElse(null),
        tenant.finishedAt().orElse(null));
  }
}
