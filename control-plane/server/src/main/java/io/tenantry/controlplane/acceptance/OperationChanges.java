package io.tenantry.controlplane.acceptance;

import io.tenantry.controlplane.operation.ChangedOperation;
import io.tenantry.controlplane.operation.Operations;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * One follower's place in the changes of operations. A change becomes visible when its transaction
 * commits, which may be after a later one did: so each look goes back some seconds and leaves out
 * what was handed out already. Used by one thread at a time.
 */
final class OperationChanges {

  /** Longer than any transaction that changes an operation. */
  private static final Duration OVERLAP = Duration.ofSeconds(20);

  private static final int MOST = 200;

  private final Operations operations;
  private final Map<UUID, Instant> handedOut = new HashMap<>();
  private Instant newest;
  private Instant from;

  private OperationChanges(Operations operations, Instant newest, Instant from) {
    this.operations = operations;
    this.newest = newest;
    this.from = from;
  }

  /** What changes from now on. */
  static OperationChanges fromNow(Operations operations) {
    Instant now = operations.now();
    return new OperationChanges(operations, now, now);
  }

  /** What has changed since the given change, and once more what changed shortly before it. */
  static OperationChanges after(Operations operations, Instant last) {
    return new OperationChanges(operations, last, last.minus(OVERLAP));
  }

  /** What has changed since the last call; for many changes the call is to be repeated. */
  List<ChangedOperation> next() {
    List<ChangedOperation> found = operations.changedSince(from, MOST);
    List<ChangedOperation> fresh = new ArrayList<>();
    for (ChangedOperation change : found) {
      if (!change.at().equals(handedOut.put(change.operation().id(), change.at()))) {
        fresh.add(change);
      }
      newest = later(newest, change.at());
    }
    Instant overlapped = newest.minus(OVERLAP);
    // A full page leaves no room to look back: what is behind it is new for certain.
    from = found.size() == MOST ? newest : later(from, overlapped);
    handedOut.values().removeIf(at -> at.isBefore(overlapped));
    return fresh;
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }
}
