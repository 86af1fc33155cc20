package io.tenantry.controlplane.instance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tenantry.controlplane.testsupport.TestCluster;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.assertj.core.data.Offset;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.postgres.PostgresPlugin;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The function by which instances share the limits of plans. */
class LimitShareTest {

  private static final UUID CRONUS = UUID.randomUUID();
  private static final Offset<Double> EXACT = within(1e-9);
  private static Jdbi jdbi;

  @BeforeAll
  static void createDatabase() {
    jdbi = Jdbi.create(TestCluster.applicationDatabase()).installPlugin(new PostgresPlugin());
  }

  @BeforeEach
  void forgetInstances() {
    jdbi.useHandle(handle -> handle.execute("delete from catalog.instance"));
  }

  @Test
  void onlyInstanceHasTheWholePlan() {
    UUID one = register();

    assertThat(ask(one, 5)).isEqualTo(1, EXACT);
    assertThat(otherwise(one)).isEqualTo(1, EXACT);
  }

  @Test
  void instancesThatWantTheSameGetTheSame() {
    // given
    UUID one = register();
    UUID two = register();

    // when
    settle(Map.of(one, 3.0, two, 3.0));

    // then
    assertThat(ask(one, 3)).isEqualTo(0.5, EXACT);
    assertThat(ask(two, 3)).isEqualTo(0.5, EXACT);
  }

  @Test
  void whatOneDoesNotWantIsTheOthers() {
    // given
    UUID busy = register();
    register();

    // when
    double share = ask(busy, 5);

    // then: an instance without demand may always use half of an even share
    assertThat(share).isEqualTo(0.75, EXACT);
    assertThat(otherwise(busy)).isEqualTo(0.25, EXACT);
  }

  @Test
  void evenShareIsTheFloorForWhoeverWantsIt() {
    // given
    UUID greedy = register();
    UUID modest = register();
    UUID small = register();
    Map<UUID, Double> demand = Map.of(greedy, 100.0, modest, 0.3, small, 0.25);

    // when
    settle(demand);

    // then
    assertThat(ask(modest, 0.3)).isGreaterThanOrEqualTo(0.3 - 1e-9);
    assertThat(ask(small, 0.25)).isGreaterThanOrEqualTo(0.25 - 1e-9);
    assertThat(ask(greedy, 100)).isEqualTo(0.45, EXACT);
  }

  @Test
  void sharesNeverSumToMoreThanOnePlan() {
    // given
    Random random = new Random(4);
    List<UUID> instances = List.of(register(), register(), register(), register());
    Map<UUID, Double> held = new HashMap<>();
    instances.forEach(instance -> held.put(instance, 0.125));

    // when, then
    for (int turn = 0; turn < 200; turn++) {
      UUID instance = instances.get(random.nextInt(instances.size()));
      double wanted = random.nextInt(4) == 0 ? 0 : random.nextDouble() * 3;
      held.put(instance, wanted == 0 ? otherwise(instance) : ask(instance, wanted));
      assertThat(held.values().stream().mapToDouble(share -> share).sum())
          .isLessThanOrEqualTo(1 + 1e-9);
    }
  }

  @Test
  void silentInstanceKeepsNothingFromTheOthers() {
    // given
    UUID one = register();
    UUID two = register();
    settle(Map.of(one, 3.0, two, 3.0));

    // when
    jdbi.useHandle(
        handle -> {
          handle.execute(
              "update catalog.instance set heartbeat_at = now() - interval '1 min' where id = ?",
              two);
          handle.execute(
              "update catalog.limit_share set reported_at = now() - interval '1 min'"
                  + " where instance_id = ?",
              two);
        });

    // then
    assertThat(ask(one, 3)).isEqualTo(1, EXACT);
  }

  /** Everybody asks until nobody's share changes any more. */
  private static void settle(Map<UUID, Double> demand) {
    for (int round = 0; round < 4; round++) {
      demand.forEach(LimitShareTest::ask);
    }
  }

  private static double ask(UUID instance, double wanted) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    select fraction from catalog.share_limits(:instance, array[:tenant]::uuid[],
                                                              array[:wanted]::float8[])
                     where tenant = :tenant
                    """)
                .bind("instance", instance)
                .bind("tenant", CRONUS)
                .bind("wanted", wanted)
                .mapTo(Double.class)
                .one());
  }

  /** What an instance may use of a tenant that it does not report. */
  private static double otherwise(UUID instance) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    "select fraction from catalog.share_limits(:instance, '{}', '{}')"
                        + " where tenant is null")
                .bind("instance", instance)
                .mapTo(Double.class)
                .one());
  }

  private static UUID register() {
    UUID id = UUID.randomUUID();
    jdbi.useHandle(
        handle ->
            handle
                .createQuery("select number from catalog.register_instance(:id, 'test', 1, 1)")
                .bind("id", id)
                .mapTo(Long.class)
                .list());
    return id;
  }
}
