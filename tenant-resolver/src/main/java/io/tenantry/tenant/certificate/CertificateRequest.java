package io.tenantry.tenant.certificate;

import io.quarkus.vertx.http.HttpServerOptionsCustomizer;
import io.vertx.core.http.ClientAuth;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.PemTrustOptions;
import jakarta.inject.Singleton;
import java.nio.file.Path;

/** Asks TLS clients for a certificate, where authorities are configured; none is required. */
@Singleton
class CertificateRequest implements HttpServerOptionsCustomizer {

  private final CertificateConfig config;

  CertificateRequest(CertificateConfig config) {
    this.config = config;
  }

  @Override
  public void customizeHttpsServer(HttpServerOptions options) {
    config.trustedAuthorities().ifPresent(authorities -> ask(options, authorities));
  }

  private static void ask(HttpServerOptions options, Path authorities) {
    options
        .setClientAuth(ClientAuth.REQUEST)
        .setTrustOptions(new PemTrustOptions().addCertPath(authorities.toString()));
  }
}
