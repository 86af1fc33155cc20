package io.tenantry.controlplane.upgrade;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * What became of a step in a company.
 *
 * @param step such as {@code 4/10__Fill_city}
 * @param status {@code done}, {@code done-before}, {@code passed-over}, {@code failed} or {@code
 *     waiting}
 * @param message why it failed
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record StepOutcome(String step, String status, String message) {

  static StepOutcome waiting(DataScript step) {
    return new StepOutcome(step.title(), "waiting", null);
  }
}
