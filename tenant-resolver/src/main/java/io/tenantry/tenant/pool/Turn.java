package io.tenantry.tenant.pool;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A waiting request's turn: it comes after as many as its tenant would hold before it, those in use
 * and its earlier requests; of equal ones the tenant that was given nothing for longest is next. So
 * one with a hundred requests waiting is no more in the way of the others than any.
 */
record Turn(LeaseRequest request, int ahead, long lastGrant) {

  /**
   * The requests in the order of their turns; of equal ones whoever came first.
   *
   * @param waiting in the order in which they came
   */
  static List<LeaseRequest> order(Collection<LeaseRequest> waiting) {
    if (waiting.size() == 1) {
      return List.copyOf(waiting);
    }
    Map<PoolShare, Integer> earlier = new HashMap<>();
    return waiting.stream()
        .map(request -> of(request, earlier))
        .sorted(Comparator.comparingInt(Turn::ahead).thenComparingLong(Turn::lastGrant))
        .map(Turn::request)
        .toList();
  }

  private static Turn of(LeaseRequest request, Map<PoolShare, Integer> earlier) {
    PoolShare share = request.share();
    int before = earlier.merge(share, 1, Integer::sum) - 1;
    return new Turn(request, share.used + before, share.lastGrant);
  }
}
