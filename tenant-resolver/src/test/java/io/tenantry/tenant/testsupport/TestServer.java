package io.tenantry.tenant.testsupport;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;

/**
 * One embedded PostgreSQL. Every login needs its password but those that are the test itself: the
 * superuser and the control plane.
 */
final class TestServer implements AutoCloseable {

  static final String CONTROL_PLANE = "tenantry_control_plane";
  static final String INSTANCE = "tenantry_app_service";
  static final String PASSWORD = "a password of the test kit";

  private static final String CLIENT_AUTHENTICATION =
      """
      host  all  postgres  127.0.0.1/32  trust
      host  all  postgres  ::1/128       trust
      host  all  tenantry_control_plane  127.0.0.1/32  trust
      host  all  tenantry_control_plane  ::1/128       trust
      host  all  all       127.0.0.1/32  scram-sha-256
      host  all  all       ::1/128       scram-sha-256
      """;

  private final EmbeddedPostgres postgres;

  private TestServer(EmbeddedPostgres postgres) {
    this.postgres = postgres;
  }

  static TestServer start() {
    try {
      return new TestServer(
          EmbeddedPostgres.builder()
              .setDataDirectoryCustomizer(TestServer::demandPasswords)
              .setServerConfig("max_connections", "200")
              .start());
    } catch (IOException e) {
      throw new UncheckedIOException("the embedded PostgreSQL did not start", e);
    }
  }

  private static void demandPasswords(File dataDirectory) {
    try {
      Files.writeString(dataDirectory.toPath().resolve("pg_hba.conf"), CLIENT_AUTHENTICATION);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** {@code host:port}, as the catalog stores it. */
  String address() {
    return "localhost:" + postgres.getPort();
  }

  String url(String database) {
    return "jdbc:postgresql://" + address() + "/" + database;
  }

  Connection asSuperuser(String database) throws SQLException {
    return login(database, "postgres", "");
  }

  Connection asControlPlane(String database) throws SQLException {
    return login(database, CONTROL_PLANE, PASSWORD);
  }

  Connection login(String database, String user, String password) throws SQLException {
    Properties properties = new Properties();
    properties.setProperty("user", user);
    properties.setProperty("password", password);
    properties.setProperty("ApplicationName", "test kit");
    return DriverManager.getConnection(url(database), properties);
  }

  @Override
  public void close() throws IOException {
    postgres.close();
  }
}
