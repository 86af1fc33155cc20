package io.tenantry.controlplane.readiness;

import io.tenantry.controlplane.notification.Notifications;
import io.tenantry.controlplane.operation.OperationScheduler;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Operations are taken up. Notifications are shown only: without them everything works, a second
 * later.
 */
@Readiness
@ApplicationScoped
class OperationsCheck implements HealthCheck {

  private final OperationScheduler scheduler;
  private final Notifications notifications;

  OperationsCheck(OperationScheduler scheduler, Notifications notifications) {
    this.scheduler = scheduler;
    this.notifications = notifications;
  }

  @Override
  public HealthCheckResponse call() {
    return HealthCheckResponse.named("operations")
        .status(scheduler.running())
        .withData("notifications", notifications.listening() ? "listening" : "interrupted")
        .build();
  }
}
