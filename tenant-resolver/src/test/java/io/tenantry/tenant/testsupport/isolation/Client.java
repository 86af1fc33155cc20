package io.tenantry.tenant.testsupport.isolation;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.net.SocketAddress;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Sends requests to one port of this machine, whatever host they name. Thread-safe. */
final class Client implements AutoCloseable {

  private static final int SECONDS = 30;

  /** How long an answer without an end is listened to. */
  private static final long STREAM_MILLIS = 200;

  private static final String EVENTS = "text/event-stream";

  private final Vertx vertx = Vertx.vertx();
  private final HttpClient http =
      vertx.createHttpClient(new HttpClientOptions().setMaxPoolSize(16));
  private final int port;

  Client(int port) {
    this.port = port;
  }

  Answer ask(Question question) throws InterruptedException {
    Future<Answer> asked =
        http.request(
                question
                    .options(port)
                    .setServer(SocketAddress.inetSocketAddress(port, "localhost")))
            .compose(request -> sent(request, question.route().body()));
    try {
      return asked.toCompletionStage().toCompletableFuture().get(SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw new IllegalStateException("no answer to " + question.route(), e);
    }
  }

  /** On the request's own event loop, so that nothing of the answer is missed. */
  private Future<Answer> sent(HttpClientRequest request, String body) {
    Future<HttpClientResponse> answered = body == null ? request.send() : request.send(body);
    return answered.compose(
        answer ->
            (isStream(answer) ? beginning(request, answer) : answer.body())
                .map(
                    content ->
                        new Answer(answer.statusCode(), answer.headers(), content.toString())));
  }

  private static boolean isStream(HttpClientResponse answer) {
    String type = answer.getHeader("Content-Type");
    return type != null && type.startsWith(EVENTS);
  }

  /** What a stream says at first; it may have no end. */
  private Future<Buffer> beginning(HttpClientRequest request, HttpClientResponse answer) {
    Promise<Buffer> listened = Promise.promise();
    Buffer heard = Buffer.buffer();
    answer
        .handler(heard::appendBuffer)
        .exceptionHandler(broken -> listened.tryComplete(heard))
        .endHandler(end -> listened.tryComplete(heard));
    vertx.setTimer(
        STREAM_MILLIS,
        over -> {
          if (listened.tryComplete(heard)) {
            request.reset();
          }
        });
    return listened.future();
  }

  @Override
  public void close() {
    try {
      vertx.close().toCompletionStage().toCompletableFuture().get(SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
