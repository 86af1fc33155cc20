package io.tenantry.controlplane.operation;

import java.util.List;

/** The rows of an operation have steps that this release of the control plane does not know. */
final class UnknownStepsException extends IllegalStateException {

  private final List<String> steps;

  /**
   * @param steps names of those that are not known; at least one
   */
  UnknownStepsException(String type, List<String> steps) {
    super("plan " + type + " of another release has steps " + steps);
    this.steps = List.copyOf(steps);
  }

  List<String> steps() {
    return steps;
  }
}
