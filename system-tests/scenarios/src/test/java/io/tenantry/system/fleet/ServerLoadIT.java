package io.tenantry.system.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.tenantry.system.platform.Answer;
import io.tenantry.system.platform.Call;
import io.tenantry.system.platform.DatabaseServer;
import io.tenantry.system.platform.Instance;
import io.tenantry.system.platform.NewTenant;
import io.tenantry.system.platform.Platform;
import io.tenantry.system.platform.Session;
import io.tenantry.system.platform.SystemTest;
import io.tenantry.system.platform.Tenant;
import java.time.Duration;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The load of the servers, and the moves that would even it out. Advice moves nothing. */
@SystemTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ServerLoadIT {

  private static final String SERVERS = "/api/v1/database-servers";
  private static final int MOST_MOVES = 100;

  /** Gaps below a tenth of a server's places are left; the last move may close one. */
  private static final double LEFT_ALONE = 0.1;

  private static final String PLACED =
      "select uuid from catalog.tenant where database_server = ?"
          + " and lifecycle not in ('provisioning', 'purging', 'purged') order by uuid";

  private final Platform platform;
  private final DatabaseServer first;
  private final DatabaseServer second;
  private List<Tenant> tenants;

  ServerLoadIT(Platform platform) {
    this.platform = platform;
    this.first = platform.servers().get(0);
    this.second = platform.servers().get(1);
  }

  @BeforeAll
  void twoTenantsOnTheFirstServerAndOneOnTheSecond() {
    tenants = List.of(provisioned(first), provisioned(first), provisioned(second));
  }

  @Test
  void loadIsWhatEachServerSaysItself() {
    JsonNode load = load();

    for (DatabaseServer server : platform.servers()) {
      JsonNode said = of(server, load);
      assertThat(said.path("answers").asBoolean()).as("%s", said).isTrue();
      assertThat(said.path("state").asText()).isEqualTo("active");
      assertThat(said.path("placed").asInt()).isEqualTo(server.tenantDatabases().size());
      try (Session session = server.session("postgres")) {
        assertThat(said.path("maxConnections").asLong())
            .isEqualTo(session.number("show max_connections"));
        assertThat(said.path("connections").asLong())
            .isBetween(1L, said.path("maxConnections").asLong());
        long bytes =
            session.number(
                "select sum(pg_database_size(oid)) from pg_database"
                    + " where datname ~ '^tenant_[0-9a-f]{32}$'");
        assertThat((double) said.path("bytes").asLong()).isCloseTo(bytes, within(bytes * 0.05));
      }
    }
  }

  @Test
  void drainingServerIsToBeEmptiedSmallDatabasesFirst() {
    List<String> placed = placed(first);
    act(first, "drain");
    try {
      JsonNode load = load();

      assertThat(of(first, load).path("state").asText()).isEqualTo("draining");
      List<JsonNode> moves = moves(load);
      assertThat(moves).hasSize(Math.min(MOST_MOVES, placed.size()));
      assertThat(moves).allSatisfy(move -> assertMove(move, "server-draining"));
      assertThat(moves).extracting(move -> move.path("tenant").asText()).doesNotHaveDuplicates();
      assertThat(placed).containsAll(texts(moves, "tenant"));
      assertThat(moves)
          .extracting(move -> move.path("bytes").asLong())
          .isSorted()
          .allSatisfy(bytes -> assertThat(bytes).isPositive());
    } finally {
      act(first, "activate");
    }
    assertNothingMoved(placed);
  }

  @Test
  void unevenServersAreToBeEvenedOut() {
    List<String> placed = placed(first);
    int onFirst = of(first, load()).path("placed").asInt();
    int onSecond = of(second, load()).path("placed").asInt();
    try (Session catalog = platform.catalog().session()) {
      String capacities = "update catalog.database_server set capacity = ? where id = ?";
      long usual =
          catalog.number("select capacity from catalog.database_server where id = ?", first.id());
      int room = 10 * (onFirst + onSecond);
      catalog.run(capacities, onFirst, first.id());
      catalog.run(capacities, room, second.id());
      try {
        List<JsonNode> moves = moves(load());

        assertThat(moves).isNotEmpty();
        assertThat(moves).allSatisfy(move -> assertMove(move, "uneven-load"));
        assertThat(placed).containsAll(texts(moves, "tenant"));
        double gap =
            (double) (onFirst - moves.size()) / onFirst - (double) (onSecond + moves.size()) / room;
        assertThat(moves.size() == MOST_MOVES || gap <= LEFT_ALONE + 2.0 / onFirst)
            .as("%d moves leave a gap of %.2f", moves.size(), gap)
            .isTrue();
      } finally {
        catalog.run(capacities, (int) usual, first.id());
        catalog.run(capacities, (int) usual, second.id());
      }
    }
    assertThat(moves(load())).isEmpty();
    assertNothingMoved(placed);
  }

  @Test
  void serverThatIsDownIsShownAsSuchBesideTheOthers() {
    platform.stop(second);
    try {
      JsonNode load = load();

      assertThat(of(second, load).path("answers").asBoolean()).isFalse();
      assertThat(of(second, load).has("bytes")).isFalse();
      assertThat(of(second, load).path("placed").asInt()).isPositive();
      assertThat(of(first, load).path("answers").asBoolean()).isTrue();
    } finally {
      platform.start(second);
    }
    assertThat(of(second, load()).path("answers").asBoolean()).isTrue();
    await().atMost(Duration.ofSeconds(10)).untilAsserted(this::assertServed);
  }

  private void assertMove(JsonNode move, String reason) {
    assertThat(move.path("from").asText()).as("%s", move).isEqualTo(first.id());
    assertThat(move.path("to").asText()).isEqualTo(second.id());
    assertThat(move.path("reason").asText()).isEqualTo(reason);
  }

  private void assertNothingMoved(List<String> placedBefore) {
    assertThat(placed(first)).isEqualTo(placedBefore);
    assertServed();
  }

  private void assertServed() {
    for (Tenant tenant : tenants) {
      for (Instance instance : platform.instances()) {
        Answer answer = instance.companies(tenant);
        assertThat(answer.status()).as("%s: %s", instance, answer).isEqualTo(200);
      }
    }
  }

  private Tenant provisioned(DatabaseServer server) {
    return platform
        .controlPlane()
        .provision(NewTenant.named(platform.freshId("load")).onServer(server.id()));
  }

  private JsonNode load() {
    Answer answer = platform.controlPlane().send(Call.get(SERVERS + "/load"));
    assertThat(answer.status()).as("%s", answer).isEqualTo(200);
    return answer.json();
  }

  private void act(DatabaseServer server, String action) {
    Call call = Call.post(SERVERS + "/" + server.id() + "/" + action, "{}");
    Answer answer = platform.controlPlane().send(call.withHeader("Prefer", "wait=60"));
    assertThat(answer.json().path("status").asText()).as("%s", answer).isEqualTo("succeeded");
  }

  private List<String> placed(DatabaseServer server) {
    try (Session catalog = platform.catalog().session()) {
      return catalog.texts(PLACED, server.id());
    }
  }

  private static JsonNode of(DatabaseServer server, JsonNode load) {
    return StreamSupport.stream(load.path("servers").spliterator(), false)
        .filter(one -> one.path("id").asText().equals(server.id()))
        .findAny()
        .orElseThrow();
  }

  private static List<JsonNode> moves(JsonNode load) {
    return StreamSupport.stream(load.path("moves").spliterator(), false).toList();
  }

  private static List<String> texts(List<JsonNode> moves, String field) {
    return moves.stream().map(move -> move.path(field).asText()).toList();
  }
}
