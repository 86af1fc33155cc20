package io.tenantry.controlplane.rollout;

import io.tenantry.controlplane.api.NewRollout;
import io.tenantry.controlplane.api.ProblemException;
import io.tenantry.controlplane.api.ProblemType;
import io.tenantry.controlplane.sync.SyncMode;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A rollout as asked for, with words and numbers that were checked.
 *
 * @param rings absent = all there are
 */
record RolloutWish(
    Optional<Integer> release,
    SyncMode mode,
    Optional<List<String>> rings,
    int parallelism,
    int haltAfterFailures,
    Windows windows,
    Optional<String> reason) {

  private static final int MOST_RINGS = 100;
  private static final int LONGEST_REASON = 500;
  private static final Pattern RING = Pattern.compile("[a-z0-9][a-z0-9-]{0,61}");

  /**
   * @throws ProblemException {@code validation-failed}; {@code backup-required} for mode force
   */
  static RolloutWish of(NewRollout request) {
    SyncMode mode = SyncMode.of(request.mode());
    if (mode == SyncMode.FORCE) {
      throw new ProblemException(
          ProblemType.BACKUP_REQUIRED, "A forced sync needs a backup of every tenant.");
    }
    if (request.release() != null && request.release() < 1) {
      throw ProblemException.invalid("release", "must be a number from 1");
    }
    if (request.reason() != null && request.reason().length() > LONGEST_REASON) {
      throw ProblemException.invalid(
          "reason", "must have at most " + LONGEST_REASON + " characters");
    }
    return new RolloutWish(
        Optional.ofNullable(request.release()),
        mode,
        rings(request.rings()),
        number("parallelism", request.parallelism(), 4, 64),
        number("haltAfterFailures", request.haltAfterFailures(), 3, 1_000_000),
        Windows.of(request.windows()),
        Optional.ofNullable(request.reason()));
  }

  private static Optional<List<String>> rings(List<String> rings) {
    if (rings == null) {
      return Optional.empty();
    }
    boolean named = rings.stream().allMatch(ring -> ring != null && RING.matcher(ring).matches());
    if (rings.isEmpty()
        || rings.size() > MOST_RINGS
        || !named
        || new HashSet<>(rings).size() < rings.size()) {
      throw ProblemException.invalid(
          "rings", "must be 1 to " + MOST_RINGS + " names of rings, each once");
    }
    return Optional.of(List.copyOf(rings));
  }

  private static int number(String field, Integer given, int otherwise, int most) {
    int number = given == null ? otherwise : given;
    if (number < 1 || number > most) {
      throw ProblemException.invalid(field, "must be a whole number from 1 to " + most);
    }
    return number;
  }
}
