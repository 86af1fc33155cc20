package io.tenantry.controlplane.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tenantry.controlplane.credential.Secret;
import io.tenantry.controlplane.testsupport.StepScene;
import io.tenantry.controlplane.testsupport.TestCluster;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ServerCredentialRotationTest {

  private final ServerBench bench = new ServerBench();
  private final ExchangePasswordStep exchange =
      new ExchangePasswordStep(bench.credentials, bench.maintenance);
  private final PromotePasswordStep promote =
      new PromotePasswordStep(bench.credentials, bench.connections);
  private final String login = ServerBench.freshAdmin();

  @BeforeEach
  void registered() {
    bench.insert("db-1", 10, "localhost:" + TestCluster.port(), login);
    bench.activate("db-1");
  }

  @AfterEach
  void close() {
    bench.close();
  }

  @Test
  void serverKnowsTheNewPasswordAndNoLongerTheFormerOne() throws Exception {
    try (StepScene scene = bench.scene("db-1")) {
      scene.run(exchange, exchange, promote, promote);
    }
    open().close();
    assertThat(password()).isNotEqualTo(Secret.of(TestCluster.PASSWORD));
    assertThatThrownBy(() -> TestCluster.dataSource("postgres", login).getConnection())
        .isInstanceOfSatisfying(
            SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("28P01"));
  }

  @Test
  void serverIsEnteredWhereverTheExchangeWasLeft() throws Exception {
    try (StepScene scene = bench.scene("db-1")) {
      // written down, and the server not told
      bench.credentials.prepareNext("db-1");
      open().close();
      // told, and not yet promoted
      scene.run(exchange);
      open().close();
      // taken up by another process
      try (StepScene successor = scene.successor()) {
        successor.run(exchange, promote);
      }
      open().close();
    }
  }

  @Test
  void undoneExchangeLeavesTheFormerPassword() throws Exception {
    try (StepScene scene = bench.scene("db-1")) {
      scene.run(exchange);
      scene.compensate(promote, exchange);
      scene.compensate(exchange);
    }
    assertThat(password()).isEqualTo(Secret.of(TestCluster.PASSWORD));
    TestCluster.dataSource("postgres", login).getConnection().close();
  }

  @Test
  void nobodyIsRefusedWhilePasswordsAreExchanged() throws Exception {
    // given
    AtomicBoolean over = new AtomicBoolean();
    AtomicInteger opened = new AtomicInteger();
    Map<String, Integer> refused = new ConcurrentHashMap<>();
    List<CompletableFuture<Void>> users =
        IntStream.range(0, 3)
            .mapToObj(user -> CompletableFuture.runAsync(() -> enter(over, opened, refused)))
            .toList();
    // when
    for (int i = 0; i < 5; i++) {
      int before = opened.get();
      try (StepScene scene = bench.scene("db-1")) {
        scene.run(exchange);
        Awaitility.await().atMost(10, TimeUnit.SECONDS).until(() -> opened.get() > before + 3);
        scene.run(promote);
      }
    }
    over.set(true);
    CompletableFuture.allOf(users.toArray(CompletableFuture[]::new)).get(20, TimeUnit.SECONDS);
    // then
    assertThat(refused).isEmpty();
  }

  @Test
  void loginThatServesTwoIdsOfOneClusterIsShared() {
    assertThat(bench.credentials.isShared("db-1")).isFalse();
    bench.insert("db-2", 10, "localhost:" + TestCluster.port(), login);
    bench.jdbi.useHandle(
        handle ->
            handle.execute(
                "update catalog.database_server set system_identifier = '7', shared_cluster ="
                    + " true"));
    assertThat(bench.credentials.isShared("db-1")).isTrue();
  }

  private void enter(AtomicBoolean over, AtomicInteger opened, Map<String, Integer> refused) {
    while (!over.get()) {
      try {
        open().close();
        opened.incrementAndGet();
      } catch (SQLException e) {
        refused.merge(e.getMessage(), 1, Integer::sum);
      }
    }
  }

  private Connection open() throws SQLException {
    return bench.connections.openAsAdmin("db-1", "postgres", "test");
  }

  private Secret password() {
    return bench.credentials.find("db-1").orElseThrow().present();
  }
}
