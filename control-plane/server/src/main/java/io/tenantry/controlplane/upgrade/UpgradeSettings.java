package io.tenantry.controlplane.upgrade;

import io.tenantry.controlplane.api.ProblemException;
import java.util.List;
import java.util.Objects;

/**
 * How a data upgrade runs, as {@code application.yaml} says under {@code upgrade}; all of it may be
 * left out.
 *
 * @param checkpointed whether each step of each company is committed by itself; else all of them
 *     and the schema together
 * @param parallel companies at a time, 1 to 16; more than 1 only if checkpointed
 * @param continueOnError steps that may fail in a company without ending the upgrade, such as
 *     {@code 4/10__Fill_city}
 */
public record UpgradeSettings(
    Boolean checkpointed, Integer parallel, List<String> continueOnError) {

  private static final int MOST_PARALLEL = 16;
  private static final String NAME = "application.yaml";

  public UpgradeSettings {
    checkpointed = Boolean.TRUE.equals(checkpointed);
    parallel = Objects.requireNonNullElse(parallel, 1);
    continueOnError = continueOnError == null ? List.of() : List.copyOf(continueOnError);
  }

  /** All or nothing, one company after the other. */
  public static UpgradeSettings usual() {
    return new UpgradeSettings(null, null, null);
  }

  /**
   * @throws ProblemException {@code validation-failed}
   */
  public void demandSound() {
    if (parallel < 1 || parallel > MOST_PARALLEL) {
      throw ProblemException.invalid(NAME, "upgrade.parallel must be 1 to " + MOST_PARALLEL);
    }
    if (parallel > 1 && !checkpointed) {
      throw ProblemException.invalid(
          NAME, "upgrade.parallel needs upgrade.checkpointed: one transaction has one connection");
    }
  }
}
