package io.tenantry.system.benchmark;

import io.tenantry.local.postgres.PostgresPrograms;
import io.tenantry.local.postgres.PostgresServer;
import io.tenantry.local.process.LoopbackPort;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A PostgreSQL with a small database for each of some tenants, {@code t0} and so on. */
final class PeerDatabases implements AutoCloseable {

  private static final String LOGIN = "peer";
  private static final String PASSWORD = "peer";
  private static final int CUSTOMERS = 100;

  private final PostgresServer server;
  private final Path directory;

  private PeerDatabases(PostgresServer server, Path directory) {
    this.server = server;
    this.directory = directory;
  }

  static PeerDatabases start(Path directory, int tenants) throws IOException, SQLException {
    Path passwordFile = directory.resolve("superuser.password");
    Files.writeString(passwordFile, UUID.randomUUID().toString());
    PostgresServer server =
        new PostgresServer(
            "peers",
            PostgresPrograms.in(directory.resolve("postgres")),
            directory.resolve("data"),
            directory.resolve("postgres.log"),
            LoopbackPort.free(),
            passwordFile);
    server.start();
    PeerDatabases databases = new PeerDatabases(server, directory);
    databases.fill(tenants);
    return databases;
  }

  private void fill(int tenants) throws SQLException {
    run(
        "postgres",
        "create role " + LOGIN + " login password '" + PASSWORD + "'",
        "create database t0 owner " + LOGIN);
    run(
        "t0",
        "create table customer (id bigint primary key, number text unique, name text, city text)",
        "insert into customer select i, 'C' || i, 'Customer ' || i, 'Zürich' from"
            + " generate_series(1, "
            + CUSTOMERS
            + ") i",
        "grant select on customer to " + LOGIN,
        "analyze customer");
    for (int i = 1; i < tenants; i++) {
      run("postgres", "create database t" + i + " template t0 owner " + LOGIN);
    }
  }

  private void run(String database, String... statements) throws SQLException {
    try (Connection connection = server.connect(database);
        Statement statement = connection.createStatement()) {
      for (String each : statements) {
        statement.execute(each);
      }
    }
  }

  /** What a peer with databases fixed at its build must be told. */
  Map<String, String> environment() {
    return Map.of(
        "PEER_DATABASES", "jdbc:postgresql://" + server.address(),
        "PEER_LOGIN", LOGIN,
        "PEER_PASSWORD", PASSWORD);
  }

  /**
   * What the library must be told: a file that lists so many tenants, the first ones of which are
   * here.
   */
  Map<String, String> catalogOf(int mounted) throws IOException {
    return catalogOf(mounted, server.address());
  }

  /** The same, where something stands before the server. */
  Map<String, String> catalogOf(int mounted, String address) throws IOException {
    List<String> lines =
        IntStream.range(0, mounted).mapToObj(tenant -> lines(tenant, address)).toList();
    Path file =
        directory.resolve("tenants-%d-%s.properties".formatted(mounted, address.replace(':', '-')));
    Files.writeString(file, String.join("\n", lines));
    return Map.of("TENANTRY_CATALOG_FILE", file.toString());
  }

  private static String lines(int tenant, String address) {
    String name = "t" + tenant;
    return Map.of(
            "uuid",
            new UUID(0x5f0c2b9e6f0e4f0cL, 0x8a35000000000000L + tenant).toString(),
            "jdbc-url",
            "jdbc:postgresql://%s/%s?sslmode=disable".formatted(address, name),
            "username",
            LOGIN,
            "password",
            PASSWORD)
        .entrySet()
        .stream()
        .map(said -> "tenantry.tenants.%s.%s=%s".formatted(name, said.getKey(), said.getValue()))
        .collect(Collectors.joining("\n"));
  }

  /** A pooler before this server that opens so many connections to it at most. */
  PgBouncer pooler(int most) throws IOException {
    return PgBouncer.start(directory, server.address(), LOGIN, PASSWORD, most);
  }

  @Override
  public void close() {
    server.stop();
  }
}
