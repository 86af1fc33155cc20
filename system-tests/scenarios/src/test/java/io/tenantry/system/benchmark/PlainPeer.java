package io.tenantry.system.benchmark;

import static org.awaitility.Awaitility.await;

import io.tenantry.local.process.BackgroundProcess;
import io.tenantry.local.process.LoopbackPort;
import io.tenantry.system.platform.Call;
import io.tenantry.system.platform.CatalogTenant;
import io.tenantry.system.platform.Platform;
import io.tenantry.system.platform.Tenant;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The plain Quarkus service, on the database of one tenant, with that tenant's own login. */
final class PlainPeer implements AutoCloseable {

  private static final Path JAR =
      Path.of(
          System.getProperty("tenantry.project"),
          "system-tests/peer-plain/target/quarkus-app/quarkus-run.jar");
  private static final Duration STOP_LIMIT = Duration.ofSeconds(10);

  private final BackgroundProcess process;
  private final int port = LoopbackPort.free().number();

  private PlainPeer(Path state) {
    this.process =
        new BackgroundProcess(
            "plain-peer",
            state.resolve("pids/plain-peer.pid"),
            state.resolve("logs/plain-peer.log"));
  }

  static PlainPeer start(Platform platform, Tenant tenant) {
    Path state = platform.processes().stateDirectory();
    PlainPeer peer = new PlainPeer(state);
    // The options of the local run's services.
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xms64m",
            "-Xmx512m",
            "-XX:+ExitOnOutOfMemoryError",
            "-jar",
            JAR.toString());
    peer.process.start(command, peer.environment(platform, tenant, state));
    // Also when the JVM is interrupted; stopping what has stopped does nothing.
    Runtime.getRuntime().addShutdownHook(new Thread(peer::close, "end of the peer"));
    URI base = URI.create("https://localhost:" + peer.port);
    await()
        .atMost(Duration.ofMinutes(1))
        .ignoreExceptions()
        .until(() -> platform.wire().send(base, Call.get("/q/health/ready")).status() == 200);
    return peer;
  }

  int port() {
    return port;
  }

  @Override
  public void close() {
    process.stop(STOP_LIMIT);
  }

  private Map<String, String> environment(Platform platform, Tenant tenant, Path state) {
    CatalogTenant place = platform.catalog().tenant(tenant.id());
    String login = place.database() + "_app";
    Path certificates = state.resolve("certificates");
    return Map.of(
        "QUARKUS_HTTP_HOST", "127.0.0.1",
        "QUARKUS_HTTP_SSL_PORT", Integer.toString(port),
        "QUARKUS_HTTP_SSL_CERTIFICATE_FILES", certificates.resolve("server.crt").toString(),
        "QUARKUS_HTTP_SSL_CERTIFICATE_KEY_FILES", certificates.resolve("server.key").toString(),
        "QUARKUS_HTTP_INSECURE_REQUESTS", "disabled",
        "QUARKUS_MANAGEMENT_PORT", Integer.toString(LoopbackPort.free().number()),
        "QUARKUS_OIDC_AUTH_SERVER_URL", platform.realm().issuer(),
        "QUARKUS_DATASOURCE_JDBC_URL",
            "jdbc:postgresql://localhost:%d/%s"
                .formatted(platform.server(place.server()).port(), place.database()),
        "QUARKUS_DATASOURCE_USERNAME", login,
        "QUARKUS_DATASOURCE_PASSWORD", platform.secrets().of(tenant).get(login));
  }
}
