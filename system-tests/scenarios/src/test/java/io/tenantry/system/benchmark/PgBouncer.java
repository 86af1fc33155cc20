package io.tenantry.system.benchmark;

import static org.awaitility.Awaitility.await;

import io.tenantry.local.process.BackgroundProcess;
import io.tenantry.local.process.LoopbackPort;
import java.io.File;
import java.io.IOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** PgBouncer as the machine has it, in transaction pooling, for all databases of one server. */
final class PgBouncer implements AutoCloseable {

  private static final Duration STOP_LIMIT = Duration.ofSeconds(10);

  private final BackgroundProcess process;
  private final int port;

  private PgBouncer(BackgroundProcess process, int port) {
    this.process = process;
    this.port = port;
  }

  /** The program that {@code -Dtenantry.pgbouncer} names, or else the one in the search path. */
  static Optional<Path> program() {
    String named = System.getProperty("tenantry.pgbouncer", "");
    Stream<Path> candidates =
        named.isEmpty()
            ? Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .map(folder -> Path.of(folder, "pgbouncer"))
            : Stream.of(Path.of(named));
    return candidates.filter(Files::isExecutable).findFirst();
  }

  /**
   * Starts it and returns when it listens.
   *
   * @param most connections to the server, whatever database they are to
   */
  static PgBouncer start(Path directory, String server, String login, String password, int most)
      throws IOException {
    int port = LoopbackPort.free().number();
    Path folder = Files.createDirectories(directory.resolve("pgbouncer"));
    Path users = folder.resolve("users.txt");
    Files.writeString(users, "\"%s\" \"%s\"\n".formatted(login, password));
    Path settings = folder.resolve("pgbouncer.ini");
    Files.writeString(settings, settings(server, port, users, most));
    BackgroundProcess process =
        new BackgroundProcess(
            "pgbouncer", folder.resolve("pgbouncer.pid"), folder.resolve("pgbouncer.log"));
    String program = program().orElseThrow().toString();
    process.start(List.of(program, settings.toString()), Map.of());
    PgBouncer started = new PgBouncer(process, port);
    Runtime.getRuntime().addShutdownHook(new Thread(started::close, "end of PgBouncer"));
    await()
        .atMost(Duration.ofSeconds(20))
        .pollDelay(Duration.ZERO)
        .pollInterval(Duration.ofMillis(20))
        .until(started::listens);
    return started;
  }

  private static String settings(String server, int port, Path users, int most) {
    int colon = server.lastIndexOf(':');
    // It refuses to run as root, and can give that up by itself.
    String user = "root".equals(System.getProperty("user.name")) ? "user = nobody\n" : "";
    return """
    [databases]
    * = host=%s port=%s
    [pgbouncer]
    listen_addr = 127.0.0.1
    listen_port = %d
    unix_socket_dir =
    auth_type = plain
    auth_file = %s
    pool_mode = transaction
    max_user_connections = %d
    max_client_conn = 15000
    ignore_startup_parameters = extra_float_digits
    """
            .formatted(server.substring(0, colon), server.substring(colon + 1), port, users, most)
        + user;
  }

  private boolean listens() {
    try (Socket socket = new Socket("127.0.0.1", port)) {
      return socket.isConnected();
    } catch (IOException e) {
      // Starting: the answer to the question is no.
      return false;
    }
  }

  String address() {
    return "127.0.0.1:" + port;
  }

  @Override
  public void close() {
    process.stop(STOP_LIMIT);
  }
}
