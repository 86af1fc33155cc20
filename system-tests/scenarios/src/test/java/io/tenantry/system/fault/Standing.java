package io.tenantry.system.fault;

import io.tenantry.system.platform.Platform;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where an operation is made to stand still.
 *
 * @param step name of the step
 * @param status that the step is about to get: {@code running} before its work, {@code succeeded}
 *     after it
 */
record Standing(String step, String status) {

  /** Before and after the work of each step; no more than can stand there at the same time. */
  static List<Standing> aroundEach(List<String> steps) {
    List<Standing> all =
        steps.stream()
            .flatMap(
                step -> Stream.of(new Standing(step, "running"), new Standing(step, "succeeded")))
            .toList();
    if (all.size() >= Platform.OPERATIONS_AT_ONCE) {
      throw new IllegalArgumentException("too many to stand still at once: " + all);
    }
    return all;
  }
}
