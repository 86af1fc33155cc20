package io.tenantry.system.benchmark;

import static org.awaitility.Awaitility.await;

import io.tenantry.local.process.BackgroundProcess;
import io.tenantry.local.process.LoopbackPort;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A small service that reads one customer of the tenant of the host name. */
final class RoutedPeer implements AutoCloseable {

  static final String LIBRARY = "peer-library/target/quarkus-app/quarkus-run.jar";
  static final String FIXED = "peer-fixed/target/quarkus-app/quarkus-run.jar";
  static final String SPRING = "peer-spring/target/tenantry-peer-spring-0.1.0-SNAPSHOT.jar";

  static final String QUARKIVERSE = "peer-quarkiverse/target/quarkus-app/quarkus-run.jar";

  private static final Path MODULES =
      Path.of(System.getProperty("tenantry.project"), "system-tests");
  private static final Duration STOP_LIMIT = Duration.ofSeconds(10);
  private static final int LAST_LINES = 30;

  private final BackgroundProcess process;
  private final int port;

  private RoutedPeer(BackgroundProcess process, int port) {
    this.process = process;
    this.port = port;
  }

  /** Whether the build has made it: not every build makes every peer. */
  static boolean built(String jar) {
    return Files.exists(MODULES.resolve(jar));
  }

  /** Starts it and returns when it answers. */
  static RoutedPeer start(String jar, Path directory, Map<String, String> environment) {
    return start(jar, jar.substring(0, jar.indexOf('/')), directory, environment);
  }

  /**
   * @param name where there are several of the same kind
   */
  static RoutedPeer start(
      String jar, String name, Path directory, Map<String, String> environment) {
    return start(jar, name, directory, environment, request("t0", 1));
  }

  /**
   * @param first request that it answers as soon as it serves
   */
  static RoutedPeer start(
      String jar, String name, Path directory, Map<String, String> environment, byte[] first) {
    int port = LoopbackPort.free().number();
    BackgroundProcess process =
        new BackgroundProcess(
            name, directory.resolve(name + ".pid"), directory.resolve(name + ".log"));
    // The options of the local run's services.
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xms64m",
            "-Xmx512m",
            "-XX:+ExitOnOutOfMemoryError",
            "-jar",
            MODULES.resolve(jar).toString());
    Map<String, String> all = new HashMap<>(environment);
    all.put("QUARKUS_HTTP_HOST", "127.0.0.1");
    all.put("QUARKUS_HTTP_PORT", Integer.toString(port));
    all.put("SERVER_ADDRESS", "127.0.0.1");
    all.put("SERVER_PORT", Integer.toString(port));
    process.start(command, all);
    RoutedPeer peer = new RoutedPeer(process, port);
    // Also when the JVM is interrupted; stopping what has stopped does nothing.
    Runtime.getRuntime().addShutdownHook(new Thread(peer::close, "end of a peer"));
    await()
        .atMost(Duration.ofMinutes(1))
        .pollDelay(Duration.ZERO)
        .pollInterval(Duration.ofMillis(10))
        .until(() -> peer.demandLife().answers(first));
    return peer;
  }

  /** Nobody waits for one that could not start. */
  private RoutedPeer demandLife() {
    if (process.live().isEmpty()) {
      throw new IllegalStateException(
          process.name() + " has ended: " + String.join("\n", process.log().tail(LAST_LINES)));
    }
    return this;
  }

  private boolean answers(byte[] first) {
    try (KeepAliveConnection connection = connect()) {
      return connection.exchange(first) > 0;
    } catch (IOException e) {
      // Starting: the answer to the question is no.
      return false;
    }
  }

  /** What it has used of the processors so far, to a hundredth of a second. */
  Duration cpu() {
    return process.live().flatMap(alive -> alive.info().totalCpuDuration()).orElseThrow();
  }

  KeepAliveConnection connect() throws IOException {
    return KeepAliveConnection.plain(port);
  }

  static byte[] request(String tenant, int customer) {
    return KeepAliveConnection.get("/customers/C" + customer, tenant + ".bench.localhost");
  }

  @Override
  public void close() {
    process.stop(STOP_LIMIT);
  }
}
