package io.tenantry.controlplane.rollout;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What can be done with a rollout, each with the states it is legal in. */
enum RolloutAction {
  PAUSE(RolloutStatus.PAUSED, RolloutStatus.RUNNING),
  /** Failures so far are tolerated: it halts when as many again are added. */
  RESUME(RolloutStatus.RUNNING, RolloutStatus.PAUSED, RolloutStatus.HALTED),
  /** Gives another turn to those that failed, and to nobody else. */
  RETRY_FAILED(
      RolloutStatus.RUNNING,
      RolloutStatus.RUNNING,
      RolloutStatus.PAUSED,
      RolloutStatus.HALTED,
      RolloutStatus.FAILED),
  /** Begins nothing any more; syncs under way end. */
  CANCEL(RolloutStatus.CANCELED, RolloutStatus.RUNNING, RolloutStatus.PAUSED, RolloutStatus.HALTED);

  private final RolloutStatus to;
  private final Set<RolloutStatus> from;

  RolloutAction(RolloutStatus to, RolloutStatus... from) {
    this.to = to;
    this.from = Set.of(from);
  }

  /** As in paths. */
  String text() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  RolloutStatus to() {
    return to;
  }

  boolean legalIn(RolloutStatus status) {
    return from.contains(status);
  }

  static List<String> allowedIn(RolloutStatus status) {
    return Arrays.stream(values())
        .filter(action -> action.legalIn(status))
        .map(RolloutAction::text)
        .toList();
  }
}
