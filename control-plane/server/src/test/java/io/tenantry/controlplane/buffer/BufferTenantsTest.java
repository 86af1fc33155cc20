package io.tenantry.controlplane.buffer;

import static io.tenantry.controlplane.testsupport.ControlPlane.asAdmin;
import static io.tenantry.controlplane.testsupport.ControlPlane.freshId;
import static io.tenantry.controlplane.testsupport.ControlPlane.sending;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.tenantry.controlplane.provisioning.DatabaseNames;
import io.tenantry.controlplane.testsupport.ReadyForTenants;
import io.tenantry.controlplane.testsupport.TestCluster;
import io.tenantry.controlplane.testsupport.Tokens;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class BufferTenantsTest {

  @Inject Jdbi jdbi;
  @Inject BufferRefill refill;

  @BeforeEach
  void prepare() {
    ReadyForTenants.prepare();
  }

  /** Other tests make tenants of their own and count what is there. */
  @AfterEach
  void useUp() {
    while (!stock().isEmpty()) {
      provision(freshId());
    }
  }

  @Test
  void newTenantTakesAPreparedDatabase() {
    // given
    UUID buffer = stocked(1).iterator().next();
    int placed = placed();
    // when
    String id = freshId();
    UUID tenant = provision(id);
    // then
    assertThat(tenant).isEqualTo(buffer);
    assertThat(stock()).isEmpty();
    assertThat(placed()).as("places taken").isEqualTo(placed);
    assertThat(stamps(tenant)).containsExactly(id);
  }

  @Test
  void bufferIsNoTenantAndLetsNobodyIn() {
    // given
    UUID buffer = stocked(1).iterator().next();
    // when, then
    asAdmin().get("/api/v1/tenants/" + buffer).then().statusCode(404);
    assertThat(
            count(
                "select count(*) from catalog.mounts_v1 where tenant_uuid = cast(? as uuid)",
                buffer))
        .isZero();
    assertThat(
            count(
                "select count(*) from pg_database d, aclexplode(d.datacl) a where d.datname = ?"
                    + " and a.privilege_type = 'CONNECT'"
                    + " and a.grantee <> d.datdba",
                DatabaseNames.of(buffer).database()))
        .isZero();
    assertThat(stamps(buffer)).isEmpty();
  }

  @Test
  void oneBufferIsTakenOnceAndTheOthersAreMade() {
    // given
    Set<UUID> buffers = stocked(2);
    // when
    List<UUID> tenants =
        Stream.generate(() -> CompletableFuture.supplyAsync(() -> provision(freshId())))
            .limit(5)
            .toList()
            .stream()
            .map(CompletableFuture::join)
            .toList();
    // then
    assertThat(tenants).doesNotHaveDuplicates().containsAll(buffers);
  }

  @Test
  void preparationThatFailsLeavesNothing() {
    // given
    int placed = placed();
    forbidCreation(true);
    try {
      // when
      refill.fill(1);
      // then
      await()
          .atMost(Duration.ofSeconds(60))
          .until(() -> running() == 0 && count("select count(*) from catalog.buffer_tenant") == 0);
    } finally {
      forbidCreation(false);
    }
    assertThat(placed()).isEqualTo(placed);
    // when, then: not again at once
    refill.fill(1);
    assertThat(count("select count(*) from catalog.buffer_tenant")).isZero();
    forgetFailures();
  }

  @Test
  void bufferOfAnOlderReleaseIsDiscarded() {
    // given
    UUID buffer = stocked(1).iterator().next();
    int placed = placed();
    jdbi.useHandle(
        handle -> handle.execute("update catalog.buffer_tenant set release = release + 1000"));
    // when
    refill.fill(0);
    // then
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> count("select count(*) from catalog.buffer_tenant") == 0);
    assertThat(
            count(
                "select count(*) from pg_database where datname = ?",
                DatabaseNames.of(buffer).database()))
        .isZero();
    assertThat(
            count(
                "select count(*) from pg_roles where rolname like ?",
                DatabaseNames.of(buffer).database() + "%"))
        .isZero();
    assertThat(placed()).isEqualTo(placed - 1);
  }

  private Set<UUID> stocked(int wanted) {
    refill.fill(wanted);
    await().atMost(Duration.ofSeconds(60)).until(() -> stock().size() == wanted && running() == 0);
    return stock();
  }

  private Set<UUID> stock() {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery("select uuid from catalog.buffer_tenant where state = 'ready'")
                .mapTo(UUID.class)
                .collect(Collectors.toSet()));
  }

  private int running() {
    return count(
        "select count(*) from catalog.operation where type like '%-buffer' and finished_at is"
            + " null");
  }

  private int placed() {
    return count("select placed from catalog.database_server where id = 'db-1'");
  }

  private int count(String sql, Object... parameters) {
    return jdbi.withHandle(handle -> handle.select(sql, parameters).mapTo(Integer.class).one());
  }

  private void forgetFailures() {
    jdbi.useHandle(
        handle -> handle.execute("delete from catalog.operation where type = 'prepare-buffer'"));
  }

  private static UUID provision(String id) {
    return UUID.fromString(
        sending(Tokens.admin(), "{\"id\": \"%s\", \"companies\": [\"CRONUS\"]}".formatted(id))
            .header("Prefer", "wait=60")
            .post("/api/v1/tenants")
            .then()
            .statusCode(200)
            .body("status", equalTo("succeeded"))
            .extract()
            .path("tenant"));
  }

  private static List<String> stamps(UUID tenant) {
    String database = TestCluster.jdbcUrl(DatabaseNames.of(tenant).database());
    try (Connection superuser = DriverManager.getConnection(database, "postgres", "postgres");
        Statement statement = superuser.createStatement();
        ResultSet rows = statement.executeQuery("select tenant_id from tenantry.stamp")) {
      return rows.next() ? List.of(rows.getString(1)) : List.of();
    } catch (SQLException e) {
      throw new IllegalStateException("no look into " + database, e);
    }
  }

  private static void forbidCreation(boolean forbid) {
    TestCluster.asSuperuser(
        "alter role " + TestCluster.CONTROL_PLANE + (forbid ? " nocreatedb" : " createdb"));
  }
}
