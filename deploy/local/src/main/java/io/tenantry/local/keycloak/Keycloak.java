package io.tenantry.local.keycloak;

import io.tenantry.local.process.BackgroundProcess;
import io.tenantry.local.process.LoopbackPort;
import io.tenantry.local.process.Readiness;
import io.tenantry.local.process.StartFailedException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;

/** The identity provider's process, on plain HTTP at {@code http://localhost:PORT}. */
public final class Keycloak {

  private static final String ADMIN = "keycloak-admin";
  private static final Duration START_LIMIT = Duration.ofMinutes(4);
  private static final Duration STOP_LIMIT = Duration.ofSeconds(20);

  private final KeycloakDistribution distribution;
  private final BackgroundProcess process;
  private final LoopbackPort port;
  private final Path data;
  private final String adminPassword;
  private final HttpClient http = HttpClient.newHttpClient();

  /**
   * @param data the directory of its database
   * @param adminPassword of Keycloak's own administrator; effective at the first start only
   */
  public Keycloak(
      KeycloakDistribution distribution,
      BackgroundProcess process,
      LoopbackPort port,
      Path data,
      String adminPassword) {
    this.distribution = distribution;
    this.process = process;
    this.port = port;
    this.data = data;
    this.adminPassword = adminPassword;
  }

  public URI uri() {
    return URI.create("http://localhost:" + port.number());
  }

  public BackgroundProcess process() {
    return process;
  }

  public LoopbackPort port() {
    return port;
  }

  /** Its admin API, with the rights of Keycloak's own administrator. */
  public KeycloakAdmin admin() {
    return new KeycloakAdmin(http, uri(), ADMIN, adminPassword);
  }

  /** Sign-in with user name and password through the client {@code tenantry-local}. */
  public PasswordGrant passwordGrant() {
    return new PasswordGrant(http, uri());
  }

  /** Starts it unless it runs, and returns when it answers. */
  public void start() {
    if (process.live().isEmpty()) {
      StartFailedException.throwIfAny(obstacles());
      distribution.prepare();
      process.start(
          distribution.startCommand(
              "--cache=local",
              "--http-enabled=true",
              "--http-host=127.0.0.1",
              "--http-port=" + port.number(),
              "--hostname=" + uri(),
              "--db-url=jdbc:h2:file:" + data.resolve("keycloak") + ";NON_KEYWORDS=VALUE"),
          Map.of(
              "KC_BOOTSTRAP_ADMIN_USERNAME", ADMIN, "KC_BOOTSTRAP_ADMIN_PASSWORD", adminPassword));
    }
    new Readiness(process, this::answers).await(START_LIMIT);
  }

  /** What stands in the way of its start. */
  public Stream<String> obstacles() {
    return process.live().isPresent() ? Stream.empty() : port.obstacle("Keycloak").stream();
  }

  public void stop() {
    process.stop(STOP_LIMIT);
  }

  /** True when it answers requests. */
  public boolean answers() {
    HttpRequest request =
        HttpRequest.newBuilder(uri().resolve("/realms/master"))
            .timeout(Duration.ofSeconds(5))
            .build();
    try {
      return http.send(request, BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException e) {
      // Not listening yet, or not any more: exactly what was asked.
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while Keycloak was starting", e);
    }
  }
}
