package io.tenantry.controlplane.instance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.tenantry.controlplane.testsupport.TestCluster;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.postgres.PostgresPlugin;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class FenceTest {

  private static Jdbi jdbi;
  private final Acknowledgements acknowledgements = new Acknowledgements();

  @BeforeAll
  static void createDatabase() {
    jdbi = Jdbi.create(TestCluster.applicationDatabase()).installPlugin(new PostgresPlugin());
    // Nobody can have seen more than there is.
    jdbi.useHandle(handle -> handle.execute("update catalog.version set number = 5"));
  }

  @BeforeEach
  void forgetInstances() {
    jdbi.useHandle(handle -> handle.execute("delete from catalog.instance"));
  }

  @Test
  void withoutInstancesNobodyIsWaitedFor() throws Exception {
    assertThat(fence(Duration.ofSeconds(10)).await(FenceKind.GIVING, 5)).isEmpty();
  }

  @Test
  void everyLiveInstanceIsWaitedFor() throws Exception {
    // given
    UUID one = register("one");
    UUID two = register("two");
    beat(one, 5, 5);
    CompletableFuture<List<String>> waiting = waitFor(FenceKind.GIVING, 5);

    // when
    assertThat(waiting).isNotDone();
    beat(two, 5, 0);
    acknowledgements.heard(two.toString());

    // then
    assertThat(waiting.get()).isEmpty();
  }

  @Test
  void takingAwayWaitsUntilItIsDrained() throws Exception {
    // given
    UUID one = register("one");
    beat(one, 5, 4);
    CompletableFuture<List<String>> waiting = waitFor(FenceKind.TAKING, 5);

    // when
    assertThat(waiting).isNotDone();
    beat(one, 5, 5);
    acknowledgements.heard(one.toString());

    // then
    assertThat(waiting.get()).isEmpty();
  }

  @Test
  void lostNotificationDelaysButDoesNotHold() throws Exception {
    // given
    UUID one = register("one");
    CompletableFuture<List<String>> waiting = waitFor(FenceKind.GIVING, 5);

    // when: nobody is told
    beat(one, 5, 5);

    // then
    await().atMost(Duration.ofSeconds(30)).until(waiting::isDone);
    assertThat(waiting.get()).isEmpty();
  }

  @Test
  void instanceThatHasFallenSilentIsNamed() throws Exception {
    // given
    register("one");

    // when: its lease ends
    List<String> silent = fence(Duration.ofMillis(300)).await(FenceKind.GIVING, 5);

    // then
    assertThat(silent).containsExactly("one");
  }

  @Test
  void instanceThatStopsCleanlyIsNotWaitedFor() throws Exception {
    // given
    UUID one = register("one");
    CompletableFuture<List<String>> waiting = waitFor(FenceKind.TAKING, 5);

    // when
    jdbi.useHandle(handle -> handle.execute("select catalog.deregister_instance(?)", one));
    acknowledgements.heard(one.toString());

    // then
    assertThat(waiting.get()).isEmpty();
  }

  @Test
  void beatIsHeardWithoutWaitingForTheDiskAndNothingElseIsSparedThat() {
    // given
    UUID one = register("one");

    // when
    List<String> settings =
        jdbi.withHandle(
            handle -> {
              handle.execute("set synchronous_commit = on");
              List<String> inTurn = new ArrayList<>(List.of(commits(handle)));
              handle.useTransaction(
                  beating -> {
                    beating.select("select catalog.heartbeat(?, 5, 5)", one).mapToMap().list();
                    inTurn.add(commits(beating));
                  });
              inTurn.add(commits(handle));
              return inTurn;
            });

    // then
    assertThat(settings).containsExactly("on", "off", "on");
  }

  private static String commits(Handle handle) {
    return handle.select("show synchronous_commit").mapTo(String.class).one();
  }

  private CompletableFuture<List<String>> waitFor(FenceKind kind, long version) {
    return CompletableFuture.supplyAsync(
        () -> {
          try {
            return fence(Duration.ofSeconds(10)).await(kind, version);
          } catch (InterruptedException e) {
            throw new IllegalStateException(e);
          }
        });
  }

  private Fence fence(Duration lease) {
    InstanceConfig config =
        new InstanceConfig() {
          @Override
          public Duration lease() {
            return lease;
          }

          @Override
          public Duration patience() {
            return Duration.ofSeconds(20);
          }

          @Override
          public Duration forgetAfter() {
            return Duration.ofHours(1);
          }
        };
    return new Fence(
        new InstanceStore(jdbi, new ObjectMapper(), config),
        acknowledgements,
        config,
        InstantSource.system());
  }

  private static UUID register(String name) {
    UUID id = UUID.randomUUID();
    jdbi.useHandle(
        handle ->
            handle
                .createQuery("select number from catalog.register_instance(:id, :name, 1, 1)")
                .bind("id", id)
                .bind("name", name)
                .mapTo(Long.class)
                .list());
    return id;
  }

  private static void beat(UUID id, long version, long drained) {
    jdbi.useHandle(
        handle ->
            handle
                .createQuery("select number from catalog.heartbeat(:id, :version, :drained)")
                .bind("id", id)
                .bind("version", version)
                .bind("drained", drained)
                .mapTo(Long.class)
                .list());
  }
}
