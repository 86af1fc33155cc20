package io.tenantry.controlplane.server;

import io.tenantry.controlplane.server.ProposedMove.Reason;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Proposes moves that empty draining servers and even out the rest, region by region. Small
 * databases move first: they are over soonest. Nothing is proposed for less than a tenth of a
 * server's places.
 */
final class MoveAdvice {

  private static final int MOST = 100;
  private static final double WORTH_A_MOVE = 0.1;

  private final List<Standing> standings;
  private final List<ProposedMove> moves = new ArrayList<>();

  private MoveAdvice(List<ServerLoad> loads) {
    this.standings = loads.stream().map(Standing::new).toList();
  }

  static List<ProposedMove> of(List<ServerLoad> loads) {
    MoveAdvice advice = new MoveAdvice(loads);
    advice.empty();
    advice.evenOut();
    return List.copyOf(advice.moves);
  }

  private void empty() {
    for (Standing from : standings) {
      if (from.is(DatabaseServer.State.DRAINING)) {
        while (!from.tenants.isEmpty() && moveTo(from, place(from), Reason.SERVER_DRAINING)) {
          // Each round moves one.
        }
      }
    }
  }

  private void evenOut() {
    List<Standing> fullestFirst = new ArrayList<>(byFill());
    Collections.reverse(fullestFirst);
    for (Standing from : fullestFirst) {
      while (worthIt(from, place(from)) && moveTo(from, place(from), Reason.UNEVEN_LOAD)) {
        // Each round moves one.
      }
    }
  }

  /** The server of the same region that is filled least and has a place. */
  private Optional<Standing> place(Standing from) {
    Predicate<Standing> fits =
        to ->
            to != from
                && to.is(DatabaseServer.State.ACTIVE)
                && to.server.region().equals(from.server.region())
                && to.placed < to.server.capacity();
    return byFill().stream().filter(fits).findFirst();
  }

  /** Whether the target would still be the emptier one after the move, and clearly so before. */
  private static boolean worthIt(Standing from, Optional<Standing> target) {
    return from.is(DatabaseServer.State.ACTIVE)
        && !from.tenants.isEmpty()
        && target
            .filter(to -> from.fill(0) - to.fill(0) > WORTH_A_MOVE)
            .filter(to -> to.fill(1) <= from.fill(-1))
            .isPresent();
  }

  private boolean moveTo(Standing from, Optional<Standing> target, Reason reason) {
    if (target.isEmpty() || moves.size() == MOST) {
      return false;
    }
    PlacedTenant tenant = from.tenants.poll();
    moves.add(new ProposedMove(tenant, from.server.id(), target.get().server.id(), reason));
    from.placed--;
    target.get().placed++;
    return true;
  }

  private List<Standing> byFill() {
    return standings.stream()
        .sorted(
            Comparator.comparingDouble((Standing standing) -> standing.fill(0))
                .thenComparing(standing -> standing.server.id()))
        .toList();
  }

  /** A server as it would be after the moves proposed so far. */
  private static final class Standing {

    private final DatabaseServer server;
    private final Deque<PlacedTenant> tenants;
    private int placed;

    Standing(ServerLoad load) {
      this.server = load.server();
      this.placed = load.server().placed();
      this.tenants =
          new ArrayDeque<>(
              load.tenants().stream()
                  .sorted(
                      Comparator.comparingLong(PlacedTenant::bytes)
                          .thenComparing(PlacedTenant::uuid))
                  .toList());
    }

    boolean is(DatabaseServer.State state) {
      return server.state() == state;
    }

    /** The part of its places that is taken, with some more. */
    double fill(int more) {
      return server.capacity() == 0 ? 1 : (double) (placed + more) / server.capacity();
    }
  }
}
