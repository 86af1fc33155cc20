package io.tenantry.system.library;

import static org.awaitility.Awaitility.await;

import io.tenantry.local.process.BackgroundProcess;
import io.tenantry.local.process.LoopbackPort;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The packaged service of the guide, as a process. */
final class NotesService implements AutoCloseable {

  static final Path MODULE =
      Path.of(System.getProperty("tenantry.project"), "system-tests", "notes-service");

  private static final Duration START_LIMIT = Duration.ofSeconds(60);
  private static final Duration STOP_LIMIT = Duration.ofSeconds(10);
  private static final int LAST_LINES = 200;

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final int port = LoopbackPort.free().number();
  private final BackgroundProcess process;

  private NotesService(Path directory) {
    process =
        new BackgroundProcess("notes", directory.resolve("notes.pid"), directory.resolve("log"));
  }

  /**
   * Starts it; returns when it listens.
   *
   * @param settings beside those that are packaged with it
   */
  static NotesService start(Path directory, Map<String, String> settings) {
    NotesService service = new NotesService(directory);
    Map<String, String> environment = new HashMap<>(settings);
    environment.put("QUARKUS_HTTP_HOST", "127.0.0.1");
    environment.put("QUARKUS_HTTP_PORT", Integer.toString(service.port));
    service.process.start(
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx256m",
            "-jar",
            MODULE.resolve("target/quarkus-app/quarkus-run.jar").toString()),
        environment);
    // Also when the JVM is interrupted; stopping what has stopped does nothing.
    Runtime.getRuntime().addShutdownHook(new Thread(service::close, "end of the notes"));
    await().atMost(START_LIMIT).until(service::listens);
    return service;
  }

  private boolean listens() {
    if (process.live().isEmpty()) {
      throw new IllegalStateException(String.join("\n", process.log().tail(LAST_LINES)));
    }
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return socket.isConnected();
    } catch (IOException e) {
      // Starting: the answer to the question is no.
      return false;
    }
  }

  /** Calls an address of the guide, here. */
  HttpResponse<String> get(String address) throws IOException, InterruptedException {
    URI uri = URI.create(address);
    return http.send(
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + uri.getRawPath()))
            .header("Host", uri.getRawAuthority())
            .build(),
        BodyHandlers.ofString());
  }

  /** What of its sources a reader sees: without package, imports, comments and layout. */
  static String code(String name) throws IOException {
    try (Stream<Path> files = Files.walk(MODULE.resolve("src/main"))) {
      Path file = files.filter(path -> path.endsWith(name)).findFirst().orElseThrow();
      return bare(Files.readString(file).replaceAll("(?m)^(package|import) .*;$", ""));
    }
  }

  static String bare(String code) {
    return code.replaceAll("(?s)/\\*.*?\\*/|//[^\n]*", "").replaceAll("\\s", "");
  }

  @Override
  public void close() {
    process.stop(STOP_LIMIT);
  }
}
