package io.tenantry.local.postgres;

import io.tenantry.local.process.Command;
import io.tenantry.local.process.LogFile;
import io.tenantry.local.process.LoopbackPort;
import io.tenantry.local.process.StartFailedException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One PostgreSQL server: a cluster in a directory, reachable on 127.0.0.1 only. Starting and
 * stopping are idempotent and keep the data. Not thread-safe: one caller at a time.
 */
public final class PostgresServer {

  /** The only login that exists from the start. The services never use it. */
  public static final String SUPERUSER = "postgres";

  private final String id;
  private final PostgresPrograms programs;
  private final Path data;
  private final LogFile log;
  private final LoopbackPort port;
  private final Path passwordFile;

  /**
   * @param id how the control plane calls the server, say {@code db-1}
   * @param passwordFile holds the superuser's password, on one line
   */
  public PostgresServer(
      String id,
      PostgresPrograms programs,
      Path data,
      Path log,
      LoopbackPort port,
      Path passwordFile) {
    this.id = id;
    this.programs = programs;
    this.data = data;
    this.log = new LogFile(log);
    this.port = port;
    this.passwordFile = passwordFile;
  }

  public String id() {
    return id;
  }

  public LoopbackPort port() {
    return port;
  }

  /** Where others reach it, as {@code host:port}. */
  public String address() {
    return "127.0.0.1:" + port.number();
  }

  public String jdbcUrl(String database) {
    return "jdbc:postgresql://" + address() + "/" + database;
  }

  public LogFile log() {
    return log;
  }

  /** The server's first process, if it runs. */
  public Optional<ProcessHandle> live() {
    return PostmasterPid.in(data).live();
  }

  /** True when it accepts connections. */
  public boolean answers() {
    try (Connection connection = connect("postgres")) {
      return connection.isValid(5);
    } catch (SQLException e) {
      // Starting, stopping or gone: the answer to the question is no.
      return false;
    }
  }

  /**
   * Creates the cluster on first use and starts it; returns when it accepts connections.
   *
   * @throws StartFailedException when the port is taken or the server does not come up
   */
  public void start() {
    if (live().isPresent()) {
      return;
    }
    StartFailedException.throwIfAny(obstacles());
    PostmasterPid.in(data).deleteStale();
    createLogDirectory();
    check("could not be created", new NewCluster(programs, data, passwordFile).createUnlessThere());
    run(
        "did not start",
        programs.command(
            "pg_ctl",
            "start",
            "-w",
            "-t",
            "60",
            "-s",
            "-D",
            data.toString(),
            "-l",
            log.path().toString(),
            "-o",
            "-p " + port.number()));
  }

  /** What stands in the way of its start. */
  public Stream<String> obstacles() {
    return live().isPresent() ? Stream.empty() : port.obstacle("database server " + id).stream();
  }

  /** Ends all sessions, writes everything to disk and stops; returns when the server is gone. */
  public void stop() {
    stop("fast");
  }

  /** Stops at once and writes nothing, as after a power cut; the next start recovers. */
  public void crash() {
    stop("immediate");
  }

  /** A connection as superuser, which the caller closes. */
  public Connection connect(String database) throws SQLException {
    return DriverManager.getConnection(jdbcUrl(database), SUPERUSER, superuserPassword());
  }

  public String superuserPassword() {
    try {
      return Files.readString(passwordFile).strip();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + passwordFile, e);
    }
  }

  private void stop(String mode) {
    if (live().isPresent()) {
      run(
          "did not stop",
          programs.command(
              "pg_ctl", "stop", "-w", "-t", "60", "-s", "-m", mode, "-D", data.toString()));
    }
  }

  private void run(String failure, List<String> command) {
    check(failure, Command.run(command));
  }

  private void check(String failure, Command done) {
    if (!done.succeeded()) {
      throw new StartFailedException(
          "Database server %s %s: %s".formatted(id, failure, done.output().strip()), log);
    }
  }

  private void createLogDirectory() {
    try {
      Files.createDirectories(log.path().getParent());
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot create " + log.path().getParent(), e);
    }
  }
}
