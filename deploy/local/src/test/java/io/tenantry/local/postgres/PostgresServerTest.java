package io.tenantry.local.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tenantry.local.process.LoopbackPort;
import io.tenantry.local.process.StartFailedException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresServerTest {

  @TempDir private static Path directory;
  private static PostgresServer server;

  @BeforeAll
  static void createServer() throws IOException {
    Files.writeString(directory.resolve("password"), "a superuser's password\n");
    server = server(LoopbackPort.free());
  }

  @BeforeEach
  void startServer() {
    server.start();
  }

  @AfterAll
  static void stopServer() {
    server.stop();
  }

  @Test
  void startingItTwiceKeepsTheOneThatRuns() {
    long before = server.live().orElseThrow().pid();

    server.start();

    assertThat(server.live().orElseThrow().pid()).isEqualTo(before);
    assertThat(server.answers()).isTrue();
  }

  @Test
  void dataIsFoundAgainAfterStopAndAfterACrash() throws SQLException {
    execute("CREATE TABLE IF NOT EXISTS kept (what text)");
    execute("INSERT INTO kept VALUES ('before the stop')");
    server.stop();
    assertThat(server.live()).isEmpty();
    assertThat(server.answers()).isFalse();
    server.start();

    execute("INSERT INTO kept VALUES ('before the crash')");
    server.crash();
    server.start();

    assertThat(query("SELECT string_agg(what, ', ' ORDER BY what) FROM kept"))
        .isEqualTo("before the crash, before the stop");
  }

  @Test
  void isDurableAndReachableOnLoopbackOnly() throws SQLException {
    assertThat(query("SHOW fsync")).isEqualTo("on");
    assertThat(query("SHOW recovery_init_sync_method")).isEqualTo("syncfs");
    assertThat(query("SHOW listen_addresses")).isEqualTo("127.0.0.1");
  }

  @Test
  void portTakenIsReportedBeforeAnythingIsTouched() throws IOException {
    try (ServerSocket holder = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      PostgresServer blocked = server(new LoopbackPort(holder.getLocalPort()));
      server.stop();

      assertThatThrownBy(blocked::start)
          .isInstanceOf(StartFailedException.class)
          .hasMessageContaining("Port " + holder.getLocalPort())
          .hasMessageContaining("database server db-1")
          .hasMessageContaining("process " + ProcessHandle.current().pid());
    }
  }

  @Test
  void pidFileLeftByACrashOfTheMachineDoesNotHinderTheStart() throws IOException {
    server.stop();
    Files.writeString(
        directory.resolve("data/postmaster.pid"), ProcessHandle.current().pid() + "\n");

    server.start();

    assertThat(server.answers()).isTrue();
  }

  @Test
  void controlPlaneIsNoSuperuserAndMayWhatItNeeds() throws SQLException {
    ServerRoles roles = new ServerRoles(server);
    roles.prepareServer("first");
    roles.prepareServer("second");

    assertThat(
            query(
                "SELECT rolsuper || ' ' || rolcreatedb || ' ' || rolcreaterole || ' '"
                    + " || pg_has_role(oid, 'pg_signal_backend', 'MEMBER')"
                    + " FROM pg_roles WHERE rolname = 'tenantry_control_plane'"))
        .isEqualTo("false true true true");
    connect(ServerRoles.CONTROL_PLANE, "second", "postgres").close();
  }

  @Test
  void instancesReachTheApplicationDatabaseAndNoOther() throws SQLException {
    ServerRoles roles = new ServerRoles(server);
    roles.prepareServer("control plane");
    roles.prepareApplicationDatabase("app service");
    roles.prepareApplicationDatabase("app service");

    connect(ServerRoles.APP_SERVICE, "app service", ServerRoles.APPLICATION_DATABASE).close();
    assertThatThrownBy(() -> connect(ServerRoles.APP_SERVICE, "app service", "postgres").close())
        .hasMessageContaining("permission denied for database");
    assertThatThrownBy(() -> connect(ServerRoles.APP_SERVICE, "app service", "template1").close())
        .hasMessageContaining("permission denied for database");
    assertThat(query("SELECT pg_get_userbyid(datdba) FROM pg_database WHERE datname = 'tenantry'"))
        .isEqualTo(ServerRoles.CONTROL_PLANE);
  }

  private static PostgresServer server(LoopbackPort port) {
    return new PostgresServer(
        "db-1",
        PostgresPrograms.in(Path.of("target/postgresql").toAbsolutePath()),
        directory.resolve("data"),
        directory.resolve("db-1.log"),
        port,
        directory.resolve("password"));
  }

  private static Connection connect(String login, String password, String database)
      throws SQLException {
    return DriverManager.getConnection(server.jdbcUrl(database), login, password);
  }

  private static void execute(String sql) throws SQLException {
    try (Connection connection = server.connect("postgres");
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static String query(String sql) throws SQLException {
    try (Connection connection = server.connect("postgres");
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      result.next();
      return result.getString(1);
    }
  }
}
