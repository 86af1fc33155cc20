package io.tenantry.local.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * A client that trusts the local authority alone and finds {@code *.localhost} names. Thread-safe.
 */
public final class LocalHttp {

  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);
  private static final Duration TIMEOUT = Duration.ofSeconds(90);

  static {
    // Read once, when the JDK's client is first touched: this class must be the first to do so.
    System.setProperty("jdk.httpclient.allowRestrictedHeaders", "host");
  }

  private final HttpClient client;

  private LocalHttp(HttpClient client) {
    this.client = client;
  }

  /** A client for services whose certificate was signed by {@code authority}. */
  public static LocalHttp trusting(X509Certificate authority) {
    return new LocalHttp(
        HttpClient.newBuilder()
            .sslContext(sslContext(authority))
            // HTTP/2 has no Host header: its authority always comes from the URI.
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT_TIMEOUT)
            .build());
  }

  /** The client itself, for requests made by {@link #request}. */
  public HttpClient client() {
    return client;
  }

  /**
   * Starts a request to any host of the local run; it times out after 90 s unless told otherwise.
   */
  public HttpRequest.Builder request(URI uri) {
    String host = uri.getHost();
    HttpRequest.Builder builder = HttpRequest.newBuilder().timeout(TIMEOUT);
    if (!host.endsWith(".localhost")) {
      return builder.uri(uri);
    }
    String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
    String rest = uri.toString().substring(uri.toString().indexOf(uri.getRawAuthority()));
    String path = rest.substring(uri.getRawAuthority().length());
    return builder
        .uri(URI.create(uri.getScheme() + "://127.0.0.1" + port + path))
        .header("Host", host + port);
  }

  /** Sends it and reads the answer as text. */
  public HttpResponse<String> send(HttpRequest request) {
    try {
      return client.send(request, BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException("No answer from " + request.uri(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while waiting for " + request.uri(), e);
    }
  }

  /** True when the URI answers 200 within five seconds. */
  public boolean answers(URI uri) {
    HttpRequest request = request(uri).timeout(Duration.ofSeconds(5)).build();
    try {
      return send(request).statusCode() == 200;
    } catch (UncheckedIOException e) {
      // Nobody listens, or not in time: the answer to the question is no.
      return false;
    }
  }

  private static SSLContext sslContext(X509Certificate authority) {
    try {
      KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
      trusted.load(null, null);
      trusted.setCertificateEntry("local", authority);
      TrustManagerFactory factory =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      factory.init(trusted);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, factory.getTrustManagers(), null);
      return context;
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException("The local authority cannot be trusted", e);
    }
  }
}
