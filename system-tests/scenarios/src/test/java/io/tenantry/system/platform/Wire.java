package io.tenantry.system.platform;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * HTTP/1.1 to servers on loopback, trusting the authority of the local run and nobody else. Safe
 * for many threads; connections are kept and reused.
 */
public final class Wire {

  private final HttpClient client;
  private final SSLContext trust;

  Wire(Path authority) {
    this.trust = trusting(authority);
    this.client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .sslContext(trust)
            .connectTimeout(Duration.ofSeconds(20))
            .build();
  }

  /** For clients that speak for themselves, such as a benchmark's. */
  public SSLContext trust() {
    return trust;
  }

  public Answer send(URI base, Call call) {
    try {
      return Answer.of(client.send(call.to(base), BodyHandlers.ofString()));
    } catch (IOException e) {
      throw new UncheckedIOException(call + " at " + base, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted in " + call, e);
    }
  }

  /** The body of a successful answer as it comes; the caller closes it. */
  InputStream open(URI base, Call call) {
    try {
      HttpResponse<InputStream> response = client.send(call.to(base), BodyHandlers.ofInputStream());
      if (response.statusCode() != 200) {
        throw new AssertionError(call + " at " + base + ": " + response.statusCode());
      }
      return response.body();
    } catch (IOException e) {
      throw new UncheckedIOException(call + " at " + base, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted in " + call, e);
    }
  }

  public CompletableFuture<Answer> sendAsync(URI base, Call call) {
    return client.sendAsync(call.to(base), BodyHandlers.ofString()).thenApply(Answer::of);
  }

  private static SSLContext trusting(Path authority) {
    try (InputStream certificate = Files.newInputStream(authority)) {
      KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
      store.load(null, null);
      store.setCertificateEntry(
          "authority", CertificateFactory.getInstance("X.509").generateCertificate(certificate));
      TrustManagerFactory factory =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      factory.init(store);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, factory.getTrustManagers(), null);
      return context;
    } catch (IOException | GeneralSecurityException e) {
      throw new IllegalStateException("no usable authority in " + authority, e);
    }
  }
}
