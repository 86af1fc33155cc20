package io.tenantry.controlplane.identity;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;

/** Answers like a Keycloak in trouble. What is not set up is answered with 404. */
final class KeycloakStub implements AutoCloseable {

  private static final String TOKEN = "POST /realms/tenantry/protocol/openid-connect/token";
  private static final String ADMIN = "/admin/realms/tenantry";

  private record Answer(int status, String body) {}

  final List<String> requests = new CopyOnWriteArrayList<>();

  private final Map<String, Answer> answers = new HashMap<>();
  private final Map<String, String> bodies = new ConcurrentHashMap<>();
  private final CountDownLatch closed = new CountDownLatch(1);
  private final HttpServer server;
  private volatile boolean silent;

  KeycloakStub() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newCachedThreadPool());
    server.createContext("/", this::handle);
    server.start();
    token(200, "{\"access_token\": \"t\", \"expires_in\": 300}");
  }

  URI url() {
    return URI.create("http://localhost:" + server.getAddress().getPort());
  }

  KeycloakStub token(int status, String body) {
    answers.put(TOKEN, new Answer(status, body));
    return this;
  }

  /**
   * @param call method and path below the realm, without query
   */
  KeycloakStub on(String call, int status, String body) {
    String[] parts = call.split(" ");
    answers.put(parts[0] + " " + ADMIN + parts[1], new Answer(status, body));
    return this;
  }

  /** From now on takes requests and answers none. */
  void fallSilent() {
    silent = true;
  }

  /** What was sent with the last such call. */
  String lastBody(String call) {
    String[] parts = call.split(" ");
    return bodies.get(parts[0] + " " + ADMIN + parts[1]);
  }

  long count(String call) {
    String[] parts = call.split(" ");
    return requests.stream().filter((parts[0] + " " + ADMIN + parts[1])::equals).count();
  }

  long tokens() {
    return requests.stream().filter(TOKEN::equals).count();
  }

  private void handle(HttpExchange exchange) throws IOException {
    String call = exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath();
    requests.add(call);
    bodies.put(call, new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
    if (silent) {
      awaitClose();
    }
    Answer answer = answers.getOrDefault(call, new Answer(404, "{}"));
    byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    if (answer.status() == 201) {
      exchange.getResponseHeaders().set("Location", url() + "/admin/made-" + requests.size());
    }
    exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  private void awaitClose() {
    try {
      closed.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    closed.countDown();
    server.stop(0);
  }
}
