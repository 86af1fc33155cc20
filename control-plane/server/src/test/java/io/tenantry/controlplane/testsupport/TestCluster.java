package io.tenantry.controlplane.testsupport;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * The one PostgreSQL server of this module's tests, prepared like a server is at bootstrap.
 *
 * <p>Test classes are loaded by several class loaders; a system property, which they all see, keeps
 * them from starting a server each.
 */
public final class TestCluster {

  public static final String CONTROL_PLANE = "tenantry_control_plane";
  public static final String APP_SERVICE = "tenantry_app_service";
  public static final String PASSWORD = "only-in-tests";

  /** One object per process: strings are interned across class loaders. */
  private static final String LOCK = "tenantry.test.postgres".intern();

  private static final String PORT = "tenantry.test.postgres.port";
  private static final String MIGRATED = "tenantry_migrated";

  private static final String CLIENT_AUTHENTICATION =
      """
      host  all  postgres  all  trust
      host  all  all       all  scram-sha-256
      """;

  private TestCluster() {}

  /** The port on loopback; starts the server on first use. */
  public static int port() {
    synchronized (LOCK) {
      if (System.getProperty(PORT) == null) {
        System.setProperty(PORT, Integer.toString(start()));
      }
      return Integer.getInteger(PORT);
    }
  }

  public static String jdbcUrl(String database) {
    return "jdbc:postgresql://localhost:" + port() + "/" + database;
  }

  /** A new database owned by the control plane, empty. */
  public static String emptyDatabase() {
    String name = "test_" + UUID.randomUUID().toString().replace("-", "");
    asSuperuser("create database " + name + " owner " + CONTROL_PLANE);
    asSuperuser("revoke connect on database " + name + " from public");
    return name;
  }

  /** A new application database, migrated, owned by the control plane. */
  public static PGSimpleDataSource applicationDatabase() {
    migrateOnce();
    String name = "test_" + UUID.randomUUID().toString().replace("-", "");
    asSuperuser("create database " + name + " template " + MIGRATED + " owner " + CONTROL_PLANE);
    return dataSource(name, CONTROL_PLANE);
  }

  public static PGSimpleDataSource dataSource(String database, String login) {
    PGSimpleDataSource dataSource = new PGSimpleDataSource();
    dataSource.setUrl(jdbcUrl(database));
    dataSource.setUser(login);
    dataSource.setPassword(PASSWORD);
    return dataSource;
  }

  /** Runs one statement as the superuser of the server, in its database {@code postgres}. */
  public static void asSuperuser(String sql) {
    try (Connection connection =
            DriverManager.getConnection(jdbcUrl("postgres"), "postgres", "postgres");
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException("the test server refused: " + sql, e);
    }
  }

  private static void migrateOnce() {
    synchronized (LOCK) {
      port();
      if (System.getProperty(MIGRATED) != null) {
        return;
      }
      asSuperuser("create database " + MIGRATED + " owner " + CONTROL_PLANE);
      Flyway.configure()
          .dataSource(jdbcUrl(MIGRATED), CONTROL_PLANE, PASSWORD)
          .defaultSchema("catalog")
          .locations("classpath:db/catalog")
          .load()
          .migrate();
      System.setProperty(MIGRATED, "true");
    }
  }

  private static int start() {
    try {
      EmbeddedPostgres server =
          EmbeddedPostgres.builder()
              .setServerConfig("max_connections", "200")
              .setServerConfig("fsync", "off")
              .setServerConfig("password_encryption", "scram-sha-256")
              .setDataDirectory(TestData.directory())
              .setDataDirectoryCustomizer(TestCluster::demandPasswords)
              .setCleanDataDirectory(false)
              .start();
      bootstrap(server);
      return server.getPort();
    } catch (IOException e) {
      throw new UncheckedIOException("the test server does not start", e);
    } catch (SQLException e) {
      throw new IllegalStateException("the test server cannot be prepared", e);
    }
  }

  /** Every login but the superuser's needs its password: the superuser is the tests themselves. */
  private static void demandPasswords(File data) {
    try {
      Files.writeString(data.toPath().resolve("pg_hba.conf"), CLIENT_AUTHENTICATION);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void bootstrap(EmbeddedPostgres server) throws SQLException {
    try (Connection connection = server.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(
          "create role %s login createdb createrole password '%s' in role pg_signal_backend"
              .formatted(CONTROL_PLANE, PASSWORD));
      statement.execute("create role tenantry_instances nologin");
      statement.execute(
          "grant tenantry_instances to %s with admin option".formatted(CONTROL_PLANE));
      statement.execute(
          "create role %s login password '%s' in role tenantry_instances"
              .formatted(APP_SERVICE, PASSWORD));
      statement.execute("revoke connect on database postgres, template1 from public");
      statement.execute("grant connect on database postgres to " + CONTROL_PLANE);
    }
  }
}
