package io.tenantry.controlplane.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tenantry.controlplane.credential.Secret;
import io.tenantry.controlplane.testsupport.TestCluster;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Against real servers: one that speaks TLS, one that does not, and one that is a standby. */
@Timeout(60)
class EncryptedConnectionTest {

  private static final int NOBODY_LISTENS = 1;

  @TempDir static Path data;

  private static TestAuthority authority;
  private static TestAuthority stranger;
  private static EmbeddedPostgres encrypted;
  private static EmbeddedPostgres standby;

  private final ServerBench bench = new ServerBench();

  @BeforeAll
  static void start() throws Exception {
    authority = TestAuthority.of("localhost");
    stranger = TestAuthority.of("localhost");
    encrypted = withTls(authority, data.resolve("primary"));
    // A copy that only replays: initialized, stopped, and told that it is a standby.
    withTls(authority, data.resolve("standby")).close();
    Files.createFile(data.resolve("standby").resolve("standby.signal"));
    standby = withTls(authority, data.resolve("standby"));
  }

  @AfterAll
  static void stop() throws IOException {
    standby.close();
    encrypted.close();
  }

  @AfterEach
  void close() {
    bench.close();
  }

  @Test
  void serverWithACertificateOfItsAuthorityIsEnteredEncrypted() throws Exception {
    try (Connection connection =
        open(at(encrypted), SslMode.VERIFY_FULL, authority.certificate())) {
      assertThat(text(connection, "select ssl from pg_stat_ssl where pid = pg_backend_pid()"))
          .isEqualTo("t");
    }
  }

  @Test
  void certificateOfAnotherAuthorityIsRefused() {
    assertThatThrownBy(
            () -> open(at(encrypted), SslMode.VERIFY_FULL, stranger.certificate()).close())
        .isInstanceOfSatisfying(
            SQLException.class, e -> assertThat(e.getSQLState()).startsWith("08"));
    assertThatThrownBy(() -> open(at(encrypted), SslMode.VERIFY_FULL, null).close())
        .as("an authority that nobody of this JVM knows")
        .isInstanceOf(SQLException.class);
  }

  @Test
  void certificateOfAnotherHostIsRefused() throws Exception {
    String address = "127.0.0.1:" + encrypted.getPort();
    assertThatThrownBy(() -> open(address, SslMode.VERIFY_FULL, authority.certificate()).close())
        .isInstanceOfSatisfying(
            SQLException.class, e -> assertThat(e.getSQLState()).startsWith("08"));
    open(address, SslMode.VERIFY_CA, authority.certificate()).close();
  }

  @Test
  void serverThatSpeaksInTheClearIsRefused() {
    String address = "localhost:" + TestCluster.port();
    for (SslMode mode : List.of(SslMode.REQUIRE, SslMode.VERIFY_CA, SslMode.VERIFY_FULL)) {
      assertThatThrownBy(() -> open(address, mode, authority.certificate()).close())
          .as(mode.word())
          .isInstanceOf(SQLException.class);
    }
  }

  @Test
  void deadHostAndStandbyArePassedByForThePrimary() throws Exception {
    String address = "localhost:" + NOBODY_LISTENS + "," + at(standby) + "," + at(encrypted);
    try (Connection connection = open(address, SslMode.VERIFY_FULL, authority.certificate())) {
      assertThat(text(connection, "select pg_is_in_recovery()::text")).isEqualTo("false");
      assertThat(text(connection, "show port")).isEqualTo(Integer.toString(encrypted.getPort()));
    }
  }

  @Test
  void standbyAloneIsNoServer() {
    assertThatThrownBy(
            () -> open(at(standby), SslMode.VERIFY_FULL, authority.certificate()).close())
        .isInstanceOf(SQLException.class);
  }

  private Connection open(String address, SslMode mode, String certificate) throws SQLException {
    String id = "db-" + UUID.randomUUID();
    bench.servers.insert(
        new DatabaseServer(
            id,
            "eu",
            Map.of(),
            address,
            "postgres",
            mode,
            Optional.ofNullable(certificate),
            mode == SslMode.DISABLE ? TestCluster.CONTROL_PLANE : "postgres",
            1,
            0,
            1,
            DatabaseServer.State.REGISTERING,
            List.of()),
        Secret.of("postgres"),
        true);
    return bench.connections.openAsAdmin(id, "postgres", "test");
  }

  private static String at(EmbeddedPostgres server) {
    return "localhost:" + server.getPort();
  }

  private static EmbeddedPostgres withTls(TestAuthority authority, Path data) throws IOException {
    return EmbeddedPostgres.builder()
        .setDataDirectory(data)
        .setCleanDataDirectory(false)
        .setDataDirectoryCustomizer(authority::install)
        .setServerConfig("ssl", "on")
        .setServerConfig("fsync", "off")
        .start();
  }

  private static String text(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getString(1);
    }
  }
}
