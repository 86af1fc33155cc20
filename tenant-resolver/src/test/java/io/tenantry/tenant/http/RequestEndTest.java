package io.tenantry.tenant.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Every request is over at some time, whoever ends it and however. */
@Timeout(60)
class RequestEndTest {

  private final BlockingQueue<String> ended = new LinkedBlockingQueue<>();
  private final Vertx vertx = Vertx.vertx();
  private final HttpClient client = vertx.createHttpClient();
  private Handler<RoutingContext> answer = request -> request.response().end();
  private HttpServer server;

  @BeforeEach
  void listen() throws Exception {
    Router router = Router.router(vertx);
    router
        .route()
        .handler(
            request -> {
              RequestEnd.of(request, () -> ended.add("first of " + request.request().path()));
              RequestEnd.of(request, () -> ended.add("second of " + request.request().path()));
              answer.handle(request);
            });
    server =
        vertx
            .createHttpServer()
            .requestHandler(router)
            .listen(0, "127.0.0.1")
            .toCompletionStage()
            .toCompletableFuture()
            .get(10, TimeUnit.SECONDS);
  }

  @AfterEach
  void close() throws Exception {
    vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
  }

  @Test
  void answeredRequestIsOverForWhoeverAskedLastFirst() throws Exception {
    ask("/one");
    assertThat(next()).isEqualTo("second of /one");
    assertThat(next()).isEqualTo("first of /one");
  }

  @Test
  void requestOfAKeptConnectionIsOverOnce() throws Exception {
    // when
    ask("/one");
    ask("/two");
    vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);

    // then
    assertThat(ended)
        .containsExactly("second of /one", "first of /one", "second of /two", "first of /two");
  }

  /** What Quarkus does with an event stream when it could not write to it. */
  @Test
  void requestWhoseAnswerIsGivenUpIsOver() throws Exception {
    answer =
        request -> {
          request.response().setChunked(true).write("begun");
          request.response().reset();
        };
    ask("/given-up");
    assertThat(next()).isEqualTo("second of /given-up");
  }

  @Test
  void requestWhoseClientLeavesIsOver() throws Exception {
    // given
    answer = request -> request.response().setChunked(true).write("begun");
    HttpClientRequest asked = open("/left");
    asked.send().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    assertThat(ended).isEmpty();

    // when
    asked.connection().close();

    // then
    assertThat(next()).isEqualTo("second of /left");
  }

  @Test
  void whatIsAskedAfterTheEndIsDoneAtOnce() throws Exception {
    // given
    answer =
        request -> {
          request.response().end();
          RequestEnd.of(request, () -> ended.add("done"));
          ended.add("asked");
        };

    // when
    ask("/late");

    // then
    assertThat(List.of(next(), next(), next(), next()))
        .containsExactly("second of /late", "first of /late", "done", "asked");
  }

  /** Quarkus counts the connections that it has by it. */
  @Test
  void closeHandlerOfTheConnectionIsLeftAlone() throws Exception {
    // given
    answer =
        request -> {
          request.request().connection().closeHandler(closed -> ended.add("connection"));
          RequestEnd.of(request, () -> {});
          request.response().putHeader("Connection", "close").end();
        };

    // when
    ask("/counted");

    // then
    assertThat(List.of(next(), next(), next())).contains("connection");
  }

  private void ask(String path) throws Exception {
    HttpClientRequest request = open(path);
    request
        .send()
        .compose(response -> response.end())
        .otherwiseEmpty()
        .toCompletionStage()
        .toCompletableFuture()
        .get(10, TimeUnit.SECONDS);
  }

  private HttpClientRequest open(String path) throws Exception {
    return client
        .request(HttpMethod.GET, server.actualPort(), "127.0.0.1", path)
        .toCompletionStage()
        .toCompletableFuture()
        .get(10, TimeUnit.SECONDS);
  }

  private String next() throws InterruptedException {
    return ended.poll(30, TimeUnit.SECONDS);
  }
}
