package io.tenantry.controlplane.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.tenantry.controlplane.server.DatabaseServer.State;
import io.tenantry.controlplane.server.ProposedMove.Reason;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MoveAdviceTest {

  @Test
  void evenServersStayAsTheyAre() {
    assertThat(MoveAdvice.of(List.of(load("db-1", "eu", 10, 5), load("db-2", "eu", 10, 5))))
        .isEmpty();
    assertThat(MoveAdvice.of(List.of(load("db-1", "eu", 10, 6), load("db-2", "eu", 10, 5))))
        .isEmpty();
    assertThat(MoveAdvice.of(List.of(load("db-1", "eu", 10, 10)))).isEmpty();
  }

  @Test
  void fullServerGivesSmallDatabasesToAnEmptyOne() {
    List<ProposedMove> moves =
        MoveAdvice.of(List.of(load("db-1", "eu", 10, 8), load("db-2", "eu", 10, 0)));
    assertThat(moves).hasSize(4);
    assertThat(moves).extracting(move -> move.tenant().bytes()).containsExactly(0L, 1L, 2L, 3L);
    assertThat(moves)
        .allSatisfy(
            move -> {
              assertThat(move.from()).isEqualTo("db-1");
              assertThat(move.to()).isEqualTo("db-2");
              assertThat(move.reason()).isEqualTo(Reason.UNEVEN_LOAD);
            });
  }

  @Test
  void drainingServerIsEmptiedAndTakesNothing() {
    List<ProposedMove> moves =
        MoveAdvice.of(
            List.of(
                load("db-1", "eu", 10, 3, State.DRAINING),
                load("db-2", "eu", 10, 4),
                load("db-3", "eu", 10, 2)));
    assertThat(moves).hasSize(3);
    assertThat(moves)
        .allSatisfy(move -> assertThat(move.reason()).isEqualTo(Reason.SERVER_DRAINING));
    assertThat(moves)
        .extracting(ProposedMove::to)
        .containsExactlyInAnyOrder("db-3", "db-3", "db-2");
  }

  @Test
  void tenantStaysInItsRegionAndNoServerGetsMoreThanItsCapacity() {
    assertThat(MoveAdvice.of(List.of(load("db-1", "eu", 10, 9), load("db-2", "us", 10, 0))))
        .isEmpty();
    assertThat(
            MoveAdvice.of(
                List.of(load("db-1", "eu", 10, 5, State.DRAINING), load("db-2", "eu", 2, 0))))
        .hasSize(2);
  }

  @Test
  void adviceIsBounded() {
    assertThat(
            MoveAdvice.of(
                List.of(
                    load("db-1", "eu", 1000, 500, State.DRAINING), load("db-2", "eu", 1000, 0))))
        .hasSize(100);
  }

  private static ServerLoad load(String id, String region, int capacity, int placed) {
    return load(id, region, capacity, placed, State.ACTIVE);
  }

  private static ServerLoad load(String id, String region, int capacity, int placed, State state) {
    DatabaseServer server =
        new DatabaseServer(
            id,
            region,
            Map.of(),
            "localhost:5432",
            "postgres",
            SslMode.DISABLE,
            Optional.empty(),
            "admin",
            capacity,
            placed,
            20,
            state,
            List.of());
    List<PlacedTenant> tenants =
        IntStream.range(0, placed)
            .mapToObj(i -> new PlacedTenant(UUID.randomUUID(), "t" + i, "tenant_" + i, i))
            .toList();
    return new ServerLoad(server, tenants, Optional.empty());
  }
}
