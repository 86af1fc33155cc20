package io.tenantry.controlplane.instance;

import static org.assertj.core.api.Assertions.assertThat;

import io.tenantry.controlplane.testsupport.TestCluster;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.postgres.PostgresPlugin;

/**
 * The real function against a model of instances that join, ask, lose answers, give back late, stop
 * cleanly, crash, are cut off and come back: what they may hold, two without a slice, never exceeds
 * the server's budget by more than those who join bring along before anybody knows of them.
 */
class ConnectionLeaseModelTest {

  private static final int MOVES = 80;
  private static final int MOST_INSTANCES = 12;
  private static final int MINUTES_VALID = 15;
  private static final int MINUTES_COUNTED = 16;
  private static Jdbi jdbi;

  private final List<ModelInstance> instances = new ArrayList<>();

  @BeforeContainer
  static void createDatabase() {
    jdbi = Jdbi.create(TestCluster.applicationDatabase()).installPlugin(new PostgresPlugin());
  }

  @Property(tries = 25)
  void nothingButAJoiningInstanceTakesWhatIsHeldAboveTheBudget(
      @ForAll @IntRange(min = 1, max = 60) int budget, @ForAll long seed) {
    Random random = new Random(seed);
    try (Handle handle = jdbi.open()) {
      prepare(handle, budget);
      for (int move = 0; move < MOVES; move++) {
        int before = held();
        int joined = play(handle, random, budget);
        // then
        assertThat(held())
            .as("after move %d", move)
            .isLessThanOrEqualTo(joined > 0 ? before + 2 : Math.max(before, budget));
        assertThat(leased(handle)).isLessThanOrEqualTo(budget - reserve(budget));
        assertThat(accountedFor(handle)).isGreaterThanOrEqualTo(held());
      }
      everyoneSettles(handle, budget);
    }
  }

  @Property(tries = 10)
  void asManyAsTheReservePaysForMayJoinAtOnce(
      @ForAll @IntRange(min = 10, max = 100) int budget,
      @ForAll @IntRange(min = 1, max = 4) int holders) {
    try (Handle handle = jdbi.open()) {
      // given: everything that is leased is held
      prepare(handle, budget);
      join(handle, holders);
      everyoneSettles(handle, budget);

      // when
      join(handle, reserve(budget) / 2);

      // then: at once, and while the others make room
      for (int round = 0; round < 4; round++) {
        for (ModelInstance one : instances) {
          assertThat(held()).isLessThanOrEqualTo(budget);
          one.ask(handle, budget, true);
        }
      }
      assertThat(held()).isLessThanOrEqualTo(budget);
    }
  }

  @Example
  void moreThanTheReservePaysForAreMadeRoomForWithinTwoBeats() {
    try (Handle handle = jdbi.open()) {
      // given
      prepare(handle, 100);
      join(handle, 1);
      ModelInstance holder = instances.get(0);
      holder.ask(handle, 100, true);
      assertThat(held()).isEqualTo(80);

      // when
      join(handle, 11);
      assertThat(held()).isEqualTo(102);
      holder.ask(handle, 100, true);
      holder.ask(handle, 100, true);

      // then
      assertThat(held()).isEqualTo(100);
      join(handle, 1);
      holder.ask(handle, 100, true);
      assertThat(held()).isEqualTo(100);
    }
  }

  /** Answers how many have joined. */
  private int play(Handle handle, Random random, int budget) {
    if (instances.isEmpty() || instances.size() < MOST_INSTANCES && random.nextInt(5) == 0) {
      join(handle, 1);
      return 1;
    }
    ModelInstance one = instances.get(random.nextInt(instances.size()));
    switch (random.nextInt(12)) {
      case 0 -> one.use(random.nextInt(one.limit() + 1));
      case 1 -> one.use(0);
      case 2 -> one.ask(handle, random.nextInt(budget + 1), false);
      case 3 -> stop(handle, one);
      case 4 -> crash(one);
      case 5 -> pass(handle, 1 + random.nextInt(9));
      case 6 -> forgetSilent(handle);
      default -> one.ask(handle, random.nextInt(budget + 1), true);
    }
    return 0;
  }

  private void join(Handle handle, int howMany) {
    for (int i = 0; i < howMany; i++) {
      instances.add(ModelInstance.joining(handle));
    }
  }

  /** With time and without trouble everyone who wants something gets a part of it. */
  private void everyoneSettles(Handle handle, int budget) {
    pass(handle, MINUTES_COUNTED + 1);
    forgetSilent(handle);
    instances.forEach(one -> one.use(0));
    for (int round = 0; round < 6; round++) {
      instances.forEach(one -> one.ask(handle, budget, true));
    }
    int even = instances.isEmpty() ? 0 : (budget - reserve(budget)) / instances.size();
    assertThat(instances).allSatisfy(one -> assertThat(one.limit()).isGreaterThanOrEqualTo(even));
    assertThat(held()).isLessThanOrEqualTo(Math.max(budget, 2 * instances.size()));
  }

  private static int reserve(int budget) {
    return (budget + 4) / 5;
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

  /** Those that have crashed are not heard of any more. */
  private void forgetSilent(Handle handle) {
    handle
        .createUpdate("delete from catalog.instance where not id = any (:alive)")
        .bind("alive", instances.stream().map(one -> one.id).toArray(UUID[]::new))
        .execute();
  }

  private int held() {
    return instances.stream().mapToInt(ModelInstance::mayHold).sum();
  }

  private static int leased(Handle handle) {
    return sum(handle, "coalesce(s.counted, 0)");
  }

  /** With the two of everyone that has no slice. */
  private static int accountedFor(Handle handle) {
    return sum(handle, "greatest(2, coalesce(s.counted, 0))");
  }

  private static int sum(Handle handle, String each) {
    return handle
        .createQuery(
            "select coalesce(sum("
                + each
                + "), 0) from catalog.instance i left join catalog.connection_slice s"
                + " on s.instance_id = i.id and s.counted_until >= clock_timestamp()")
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

    int mayHold() {
      return Math.max(limit(), open);
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
              .bind("holding", mayHold())
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
