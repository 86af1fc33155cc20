package io.tenantry.controlplane.instance;

import static org.assertj.core.api.Assertions.assertThat;

import io.tenantry.controlplane.testsupport.TestCluster;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.postgres.PostgresPlugin;

/**
 * The real function against a model of instances that join, ask, lose answers, give back late, stop
 * cleanly, crash, are cut off and come back: what they may hold never exceeds the server's budget.
 */
class ConnectionLeaseModelTest {

  private static final int MOVES = 60;
  private static final int MINUTES_VALID = 15;
  private static final int MINUTES_COUNTED = 16;
  private static Jdbi jdbi;

  private final List<ModelInstance> instances = new ArrayList<>();

  @BeforeContainer
  static void createDatabase() {
    jdbi = Jdbi.create(TestCluster.applicationDatabase()).installPlugin(new PostgresPlugin());
  }

  @Property(tries = 25)
  void slicesAndReserveNeverExceedTheBudgetWhateverJoinsLeavesOrCrashes(
      @ForAll @IntRange(min = 1, max = 40) int budget, @ForAll long seed) {
    Random random = new Random(seed);
    try (Handle handle = jdbi.open()) {
      prepare(handle, budget);
      for (int move = 0; move < MOVES; move++) {
        play(handle, random, budget);
        // then
        int reserve = (budget + 4) / 5;
        assertThat(held()).as("after move %d", move).isLessThanOrEqualTo(budget - reserve);
        assertThat(counted(handle)).isLessThanOrEqualTo(budget - reserve);
        assertThat(counted(handle)).isGreaterThanOrEqualTo(held());
      }
      everyoneSettles(handle, budget);
    }
  }

  private void play(Handle handle, Random random, int budget) {
    if (instances.isEmpty() || instances.size() < 5 && random.nextInt(5) == 0) {
      instances.add(ModelInstance.joining(handle));
      return;
    }
    ModelInstance one = instances.get(random.nextInt(instances.size()));
    switch (random.nextInt(10)) {
      case 0 -> one.use(random.nextInt(one.limit() + 1));
      case 1 -> one.use(0);
      case 2 -> one.ask(handle, random.nextInt(budget + 1), false);
      case 3 -> stop(handle, one);
      case 4 -> crash(one);
      case 5 -> pass(handle, 1 + random.nextInt(9));
      default -> one.ask(handle, random.nextInt(budget + 1), true);
    }
  }

  /** With time and without trouble everyone who wants something gets a part of it. */
  private void everyoneSettles(Handle handle, int budget) {
    pass(handle, MINUTES_COUNTED + 1);
    instances.forEach(one -> one.use(0));
    for (int round = 0; round < 4; round++) {
      instances.forEach(one -> one.ask(handle, budget, true));
    }
    int even = instances.isEmpty() ? 0 : (budget - (budget + 4) / 5) / instances.size();
    assertThat(instances).allSatisfy(one -> assertThat(one.slice).isGreaterThanOrEqualTo(even));
  }

  private void stop(Handle handle, ModelInstance one) {
    one.use(0);
    handle.execute("select catalog.deregister_instance(?)", one.id);
    instances.remove(one);
  }

  /** Its connections are gone, the catalog does not know. */
  private void crash(ModelInstance one) {
    instances.remove(one);
  }

  private void pass(Handle handle, int minutes) {
    handle.execute(
        "update catalog.connection_slice set counted_until = counted_until - make_interval(mins =>"
            + " ?)",
        minutes);
    instances.forEach(one -> one.pass(minutes));
  }

  private int held() {
    return instances.stream().mapToInt(ModelInstance::leased).sum();
  }

  private static int counted(Handle handle) {
    return handle
        .createQuery(
            "select coalesce(sum(counted), 0) from catalog.connection_slice"
                + " where counted_until >= clock_timestamp()")
        .mapTo(Integer.class)
        .one();
  }

  private void prepare(Handle handle, int budget) {
    instances.clear();
    handle.execute("delete from catalog.instance");
    handle.execute(
        """
        insert into catalog.database_server
          (id, region, address, admin_login, admin_secret, capacity, connection_budget, version)
        values ('db-1', 'eu', 'localhost:5432', 'none', ''::bytea, 1, ?, catalog.next_version())
        on conflict (id) do update set connection_budget = excluded.connection_budget
        """,
        budget);
  }

  /** What an instance knows: its slice, for how long it is valid, and what it really has open. */
  private static final class ModelInstance {

    private static final int WITHOUT_SLICE = 2;

    private final UUID id = UUID.randomUUID();
    private int slice;
    private int minutesLeft;
    private int open;

    static ModelInstance joining(Handle handle) {
      ModelInstance one = new ModelInstance();
      handle
          .createQuery("select number from catalog.register_instance(:id, 'test', 1, 1)")
          .bind("id", one.id)
          .mapTo(Long.class)
          .list();
      return one;
    }

    int limit() {
      return Math.max(WITHOUT_SLICE, slice);
    }

    /**
     * What may be held of the leased part; up to two are paid for by the reserve, leased or not.
     */
    int leased() {
      int may = Math.max(limit(), open);
      return may <= WITHOUT_SLICE ? 0 : may;
    }

    /** Opens up to the limit, or gives back what is over it. */
    void use(int connections) {
      open = connections;
    }

    void ask(Handle handle, int demand, boolean answerArrives) {
      int granted =
          handle
              .createQuery(
                  "select granted from catalog.lease_connections(:id, 'db-1', :demand, :holding)")
              .bind("id", id)
              .bind("demand", demand)
              .bind("holding", Math.max(limit(), open))
              .mapTo(Integer.class)
              .one();
      if (answerArrives) {
        slice = granted;
        minutesLeft = MINUTES_VALID;
      }
    }

    void pass(int minutes) {
      minutesLeft -= minutes;
      if (minutesLeft <= 0) {
        slice = 0;
        open = 0;
      }
    }
  }
}
