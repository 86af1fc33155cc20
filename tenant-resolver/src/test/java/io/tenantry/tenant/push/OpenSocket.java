package io.tenantry.tenant.push;

import io.tenantry.tenant.testsupport.TestTenant;
import io.vertx.core.Vertx;
import io.vertx.core.http.ClientWebSocket;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketConnectOptions;
import java.net.URI;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A user's end of a socket. */
final class OpenSocket implements AutoCloseable {

  private static final long SECONDS = 10;

  private final BlockingQueue<String> received = new LinkedBlockingQueue<>();
  private final CompletableFuture<String> closed = new CompletableFuture<>();
  private final WebSocketClient client;
  private WebSocket socket;

  private OpenSocket(WebSocketClient client) {
    this.client = client;
  }

  /**
   * @throws java.util.concurrent.ExecutionException when the handshake is refused; its cause says
   *     with which status
   */
  static OpenSocket to(Vertx vertx, URI live, TestTenant tenant, String token) throws Exception {
    OpenSocket open = new OpenSocket(vertx.createWebSocketClient());
    ClientWebSocket socket = open.client.webSocket();
    // Before it is open: the service greets at once.
    socket.textMessageHandler(open.received::add);
    socket.closeHandler(
        end -> open.closed.complete(socket.closeStatusCode() + " " + socket.closeReason()));
    open.socket =
        socket
            .connect(
                new WebSocketConnectOptions()
                    .setHost(live.getHost())
                    .setPort(live.getPort())
                    .setURI(live.getPath() + "?tenant=" + tenant.id())
                    .addHeader("Authorization", "Bearer " + token))
            .toCompletionStage()
            .toCompletableFuture()
            .get(SECONDS, TimeUnit.SECONDS);
    return open;
  }

  String received() throws InterruptedException {
    return received.poll(SECONDS, TimeUnit.SECONDS);
  }

  String ask(String question) throws InterruptedException {
    socket.writeTextMessage(question);
    return received();
  }

  /** Code and reason. */
  String closed() throws Exception {
    return closed.get(SECONDS, TimeUnit.SECONDS);
  }

  @Override
  public void close() throws Exception {
    client.close().toCompletionStage().toCompletableFuture().get(SECONDS, TimeUnit.SECONDS);
  }
}
