package io.tenantry.controlplane.issuer;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** An identity provider on a free port of this machine that can be made to misbehave. */
public final class TestProvider implements AutoCloseable {

  private static final String DISCOVERY = "/.well-known/openid-configuration";
  private static final String KEY =
      "{\"keys\": [{\"kty\": \"RSA\", \"use\": \"sig\", \"kid\": \"1\", \"n\": \"AQAB\", \"e\":"
          + " \"AQAB\"}]}";

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Set<String> answered = new HashSet<>();
  private final AtomicInteger requests = new AtomicInteger();

  private TestProvider(HttpServer server) {
    this.server = server;
  }

  /** One that is as it should be. */
  public static TestProvider start() {
    try {
      HttpServer server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      TestProvider provider = new TestProvider(server);
      server.setExecutor(provider.threads);
      server.start();
      provider.discovers(provider.url(), provider.url() + "/keys");
      provider.answers("/keys", 200, KEY);
      return provider;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public String url() {
    return "http://localhost:" + server.getAddress().getPort();
  }

  TestProvider discovers(String issuer, String keys) {
    return discovers(200, "{\"issuer\": \"%s\", \"jwks_uri\": \"%s\"}".formatted(issuer, keys));
  }

  /** From now on it says where people sign in with a browser. */
  public TestProvider signsIn() {
    return discovers(
        200,
        """
        {"issuer": "%1$s", "jwks_uri": "%1$s/keys", "authorization_endpoint": "%1$s/authorize",
         "token_endpoint": "%1$s/token", "end_session_endpoint": "%1$s/logout"}\
        """
            .formatted(url()));
  }

  TestProvider discovers(int status, String body) {
    return answers(DISCOVERY, status, body);
  }

  TestProvider answers(String path, int status, String body) {
    return does(
        path,
        exchange -> {
          byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
          exchange.getResponseHeaders().add("Location", "http://localhost:1/");
          exchange.sendResponseHeaders(status, bytes.length);
          exchange.getResponseBody().write(bytes);
          exchange.close();
        });
  }

  /** Takes the request and never answers. */
  TestProvider keepsSilent() {
    return does(DISCOVERY, exchange -> {});
  }

  /** Sends without end. */
  TestProvider sendsWithoutEnd() {
    return does(
        DISCOVERY,
        exchange -> {
          exchange.sendResponseHeaders(200, 0);
          byte[] part = new byte[8192];
          // Ends with an exception when the other side hangs up.
          while (true) {
            exchange.getResponseBody().write(part);
          }
        });
  }

  /** How many documents it was asked for. */
  int requests() {
    return requests.get();
  }

  private TestProvider does(String path, Answer answer) {
    if (!answered.add(path)) {
      server.removeContext(path);
    }
    server.createContext(
        path,
        exchange -> {
          requests.incrementAndGet();
          answer.to(exchange);
        });
    return this;
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  @FunctionalInterface
  private interface Answer {
    void to(HttpExchange exchange) throws IOException;
  }
}
