package io.tenantry.controlplane.issuer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Fetches what identity providers publish: small JSON documents. */
@Singleton
class ProviderDocuments {

  private static final int LARGEST = 64 * 1024;

  private final Vertx vertx;
  private final PublicAddresses addresses;
  private final ObjectMapper json;
  private final Duration timeout;
  private final RecentDocuments recent;

  ProviderDocuments(
      Vertx vertx,
      PublicAddresses addresses,
      ObjectMapper json,
      InstantSource clock,
      IssuerConfig config) {
    this.vertx = vertx;
    this.addresses = addresses;
    this.json = json;
    this.timeout = config.timeout();
    this.recent = new RecentDocuments(config.shareAnswersFor(), clock);
  }

  /**
   * Looks the address up.
   *
   * @throws UnusableIssuerException {@code https}, {@code host-name} or {@code public-address}
   */
  void demandAllowed(URI address) throws UnusableIssuerException {
    addresses.of(address);
  }

  /**
   * Blocks until the document is there.
   *
   * @throws UnusableIssuerException {@code https}, {@code host-name}, {@code public-address},
   *     {@code reachable}, {@code timeout}, {@code redirect}, {@code status}, {@code size} or
   *     {@code json}
   */
  JsonNode fetch(URI address) throws UnusableIssuerException {
    InetAddress target = addresses.of(address);
    try {
      return parsed(
          recent
              .get(address, () -> asked(address, target))
              .get(timeout.toMillis(), TimeUnit.MILLISECONDS));
    } catch (ExecutionException e) {
      throw refusal(e.getCause());
    } catch (TimeoutException e) {
      throw refusal(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UnusableIssuerException("reachable", "The check was interrupted; try again.");
    }
  }

  private UnusableIssuerException refusal(Throwable failure) {
    if (failure instanceof UnusableIssuerException refused) {
      return refused;
    }
    return failure instanceof TimeoutException
        ? new UnusableIssuerException(
            "timeout", "The provider takes longer than %d s.".formatted(timeout.toSeconds()))
        : new UnusableIssuerException(
            "reachable", "The provider cannot be reached, or its certificate is not valid.");
  }

  private CompletableFuture<Buffer> asked(URI address, InetAddress target) {
    // A client of its own, so that closing it ends whatever the provider is still sending.
    HttpClient client =
        vertx.createHttpClient(new HttpClientOptions().setConnectTimeout((int) timeout.toMillis()));
    return client
        .request(request(address, target))
        .compose(HttpClientRequest::send)
        .compose(ProviderDocuments::body)
        .toCompletionStage()
        .toCompletableFuture()
        .orTimeout(timeout.toMillis(), TimeUnit.MILLISECONDS)
        .whenComplete((body, failure) -> client.close());
  }

  /** To the address that was judged; the certificate must be of the host that was named. */
  private static RequestOptions request(URI address, InetAddress target) {
    boolean tls = "https".equals(address.getScheme());
    int port = address.getPort() > 0 ? address.getPort() : tls ? 443 : 80;
    String path = address.getRawPath().isEmpty() ? "/" : address.getRawPath();
    return new RequestOptions()
        .setMethod(HttpMethod.GET)
        .setServer(SocketAddress.inetSocketAddress(port, target.getHostAddress()))
        .setHost(address.getHost())
        .setPort(port)
        .setSsl(tls)
        .setURI(address.getRawQuery() == null ? path : path + "?" + address.getRawQuery())
        .setFollowRedirects(false)
        .putHeader("Accept", "application/json");
  }

  private static Future<Buffer> body(HttpClientResponse response) {
    if (response.statusCode() / 100 == 3) {
      return refused("redirect", "The provider redirects; give the address it redirects to.");
    }
    if (response.statusCode() != 200) {
      return refused("status", "The provider answers %d.".formatted(response.statusCode()));
    }
    Promise<Buffer> complete = Promise.promise();
    Buffer received = Buffer.buffer();
    response
        .exceptionHandler(complete::tryFail)
        .endHandler(end -> complete.tryComplete(received))
        .handler(
            part -> {
              if (received.length() + part.length() > LARGEST) {
                response.pause();
                complete.tryFail(tooLarge());
              } else {
                received.appendBuffer(part);
              }
            });
    return complete.future();
  }

  private static UnusableIssuerException tooLarge() {
    return new UnusableIssuerException(
        "size", "The provider sends more than %d KiB.".formatted(LARGEST / 1024));
  }

  private static Future<Buffer> refused(String check, String message) {
    return Future.failedFuture(new UnusableIssuerException(check, message));
  }

  private JsonNode parsed(Buffer body) throws UnusableIssuerException {
    try {
      JsonNode document = json.readTree(body.getBytes());
      if (document != null && document.isObject()) {
        return document;
      }
    } catch (IOException e) {
      // Answered like JSON that is no object.
    }
    throw new UnusableIssuerException("json", "The provider answers something else than JSON.");
  }
}
