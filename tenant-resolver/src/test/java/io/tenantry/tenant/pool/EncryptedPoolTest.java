package io.tenantry.tenant.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tenantry.tenant.catalog.DatabaseTarget;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.postgresql.Driver;

/** What a pool tells the driver, tried on a real server that speaks TLS and one that does not. */
@Timeout(60)
class EncryptedPoolTest {

  private static final String NOBODY_LISTENS = "localhost:1,";

  private static TestAuthority authority;
  private static TestAuthority stranger;
  private static EmbeddedPostgres encrypted;
  private static EmbeddedPostgres plain;

  @BeforeAll
  static void start() throws Exception {
    authority = TestAuthority.of("localhost");
    stranger = TestAuthority.of("localhost");
    encrypted =
        EmbeddedPostgres.builder()
            .setDataDirectoryCustomizer(authority::install)
            .setServerConfig("ssl", "on")
            .start();
    plain = EmbeddedPostgres.builder().start();
  }

  @AfterAll
  static void stop() throws IOException {
    plain.close();
    encrypted.close();
  }

  @Test
  void poolOfAServerWithItsOwnAuthorityIsEncrypted() throws Exception {
    try (Connection connection = open("localhost", encrypted, "verify-full", authority)) {
      assertThat(isEncrypted(connection)).isTrue();
    }
  }

  @Test
  void otherAuthorityOtherHostAndNoEncryptionAreRefused() throws Exception {
    assertThatThrownBy(() -> open("localhost", encrypted, "verify-full", stranger).close())
        .as("another authority")
        .isInstanceOf(SQLException.class);
    assertThatThrownBy(() -> open("localhost", encrypted, "verify-full", null).close())
        .as("an authority that this JVM does not know")
        .isInstanceOf(SQLException.class);
    assertThatThrownBy(() -> open("127.0.0.1", encrypted, "verify-full", authority).close())
        .as("another host")
        .isInstanceOf(SQLException.class);
    assertThatThrownBy(() -> open("localhost", plain, "verify-full", authority).close())
        .as("in the clear")
        .isInstanceOf(SQLException.class);
    open("127.0.0.1", encrypted, "verify-ca", authority).close();
  }

  @Test
  void deadHostIsPassedBy() throws Exception {
    try (Connection connection =
        open(NOBODY_LISTENS + "localhost", encrypted, "verify-full", authority)) {
      assertThat(isEncrypted(connection)).isTrue();
    }
  }

  private static Connection open(
      String hosts, EmbeddedPostgres server, String sslMode, TestAuthority trusted)
      throws Exception {
    DatabaseTarget target =
        new DatabaseTarget(
            new UUID(0, 1),
            1,
            "db-1",
            hosts + ":" + server.getPort(),
            sslMode,
            trusted == null ? null : trusted.certificate(),
            "postgres",
            "postgres",
            new byte[0]);
    Properties properties = new Properties();
    properties.putAll(ConnectionUrl.properties(target));
    properties.setProperty("user", target.login());
    properties.setProperty("password", "postgres");
    return new Driver().connect(ConnectionUrl.of(target), properties);
  }

  private static boolean isEncrypted(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery("select ssl from pg_stat_ssl where pid = pg_backend_pid()")) {
      row.next();
      return row.getBoolean(1);
    }
  }
}
