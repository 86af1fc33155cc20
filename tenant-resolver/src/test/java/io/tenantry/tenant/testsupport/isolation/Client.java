package io.tenantry.tenant.testsupport.isolation;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.net.SocketAddress;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Sends requests to one port of this machine, whatever host they name. Thread-safe. */
final class Client implements AutoCloseable {

  private static final int SECONDS = 60;

  private final Vertx vertx = Vertx.vertx();
  private final HttpClient http =
      vertx.createHttpClient(new HttpClientOptions().setMaxPoolSize(16));
  private final int port;

  Client(int port) {
    this.port = port;
  }

  Answer ask(Question question) throws InterruptedException {
    var asked =
        http.request(
                question
                    .options(port)
                    .setServer(SocketAddress.inetSocketAddress(port, "localhost")))
            .compose(
                request ->
                    question.route().body() == null
                        ? request.send()
                        : request.send(question.route().body()))
            .compose(
                answer ->
                    answer
                        .body()
                        .map(
                            body ->
                                new Answer(
                                    answer.statusCode(), answer.headers(), body.toString())));
    try {
      return asked.toCompletionStage().toCompletableFuture().get(SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw new IllegalStateException("no answer to " + question.route(), e);
    }
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
