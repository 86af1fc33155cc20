package io.tenantry.controlplane.acceptance;

import io.tenantry.controlplane.api.OperationView;
import io.tenantry.controlplane.operation.Operation;
import java.util.Locale;

/** Operations as callers see them. */
public final class OperationViews {

  private OperationViews() {}

  public static OperationView view(Operation operation) {
    return new OperationView(
        operation.id(),
        operation.type(),
        operation.subject().orElse(null),
        operation.subjectName().orElse(null),
        operation.status().name().toLowerCase(Locale.ROOT),
        operation.progress(),
        operation.steps().stream().map(OperationViews::view).toList(),
        operation.createdBy(),
        operation.createdAt(),
        operation.finishedAt().orElse(null),
        operation.reason().orElse(null),
        operation.params(),
        operation.result(),
        operation.error().orElse(null));
  }

  private static OperationView.Step view(Operation.Step step) {
    return new OperationView.Step(
        step.name(), step.status(), step.attempts(), step.error().orElse(null));
  }
}
