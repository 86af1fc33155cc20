package io.tenantry.local.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.tenantry.local.certificate.CertificateAuthority;
import io.tenantry.local.http.LocalHttp;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against a server that answers what each test tells it: how the client reads the answers. */
class ControlPlaneClientTest {

  private record Answer(int status, String body) {}

  @TempDir private Path directory;
  private final Queue<Answer> answers = new ArrayDeque<>();
  private final List<String> requests = new ArrayList<>();
  private HttpServer server;
  private ControlPlaneClient client;

  @BeforeEach
  void startServer() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
    server.createContext("/", this::answer);
    server.start();
    CertificateAuthority authority =
        CertificateAuthority.load(
            directory.resolve("ca.crt"), directory.resolve("ca.key"), Clock.systemUTC());
    client =
        new ControlPlaneClient(
            LocalHttp.trusting(authority.certificate()),
            URI.create("http://127.0.0.1:" + server.getAddress().getPort()),
            () -> "token");
  }

  @AfterEach
  void stopServer() {
    server.stop(0);
  }

  @Test
  void whatIsRegisteredIsNotRegisteredAgain() {
    answers.add(new Answer(200, "{}"));

    client.ensureDatabaseServer(named("db-1"));

    assertThat(requests).containsExactly("GET /api/v1/database-servers/db-1 Bearer token");
  }

  @Test
  void operationThatTakesLongerIsFollowedToItsEnd() {
    answers.add(new Answer(404, "{}"));
    answers.add(new Answer(202, "{}"));
    answers.add(new Answer(202, "{}"));
    answers.add(new Answer(200, "{\"status\": \"succeeded\"}"));

    assertThat(client.ensureTenant(named("cronus"))).isTrue();

    assertThat(requests)
        .containsExactly(
            "GET /api/v1/tenants/cronus Bearer token",
            "POST /api/v1/tenants Bearer token",
            "GET /api/v1/operations/1 Bearer token",
            "GET /api/v1/operations/1 Bearer token");
  }

  @Test
  void operationThatFailedIsAFailureWithTheControlPlanesWords() {
    answers.add(new Answer(404, "{}"));
    answers.add(new Answer(200, "{\"status\": \"failed\", \"error\": \"no capacity\"}"));

    assertThatThrownBy(() -> client.ensureTenant(named("cronus")))
        .isInstanceOf(ControlPlaneRefusedException.class)
        .hasMessageContaining("POST /api/v1/tenants")
        .hasMessageContaining("no capacity");
  }

  @Test
  void tenantsBehindAreFoundAndSynced() {
    answers.add(new Answer(200, "{\"items\": [{\"id\": \"cronus\"}, {\"id\": \"fabrikam\"}]}"));
    answers.add(new Answer(200, "{\"status\": \"succeeded\"}"));

    assertThat(client.pendingTenants()).containsExactly("cronus", "fabrikam");
    client.sync("cronus");

    assertThat(requests)
        .containsExactly(
            "GET /api/v1/tenants?schema=pending&limit=500 Bearer token",
            "POST /api/v1/tenants/cronus/sync Bearer token");
  }

  @Test
  void refusalIsAFailureWithTheControlPlanesWords() {
    answers.add(new Answer(403, "{\"title\": \"Forbidden\"}"));

    assertThatThrownBy(() -> client.tenant("cronus"))
        .isInstanceOf(ControlPlaneRefusedException.class)
        .hasMessageContaining("Forbidden");
  }

  @Test
  void unknownTenantIsNoFailure() {
    answers.add(new Answer(404, "{}"));

    assertThat(client.tenant("nobody")).isEmpty();
  }

  @Test
  void controlPlaneThatDoesNotAnswerIsNamed() {
    server.stop(0);

    assertThatThrownBy(() -> client.tenant("cronus"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("does not answer at http://127.0.0.1:");
  }

  private static ObjectNode named(String id) {
    return new ObjectMapper().createObjectNode().put("id", id);
  }

  private void answer(HttpExchange exchange) throws IOException {
    requests.add(
        "%s %s %s"
            .formatted(
                exchange.getRequestMethod(),
                exchange.getRequestURI(),
                exchange.getRequestHeaders().getFirst("Authorization")));
    Answer answer = answers.remove();
    byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Location", "/api/v1/operations/1");
    exchange.sendResponseHeaders(answer.status(), body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }
}
