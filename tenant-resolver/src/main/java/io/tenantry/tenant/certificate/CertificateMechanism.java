package io.tenantry.tenant.certificate;

import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.smallrye.mutiny.Uni;
import io.tenantry.tenant.certificate.CertificateDirectory.Holder;
import io.tenantry.tenant.security.CredentialOwner;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.InstantSource;
import java.util.Optional;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;

/**
 * Authenticates by the client certificate of the connection. One that is nobody's is as good as
 * none: open routes stay open to whoever presents it, and the others ask for a credential.
 */
@Singleton
class CertificateMechanism implements HttpAuthenticationMechanism {

  private final CertificateDirectory directory;
  private final InstantSource clock;

  @Inject
  CertificateMechanism(CertificateDirectory directory) {
    this(directory, InstantSource.system());
  }

  CertificateMechanism(CertificateDirectory directory, InstantSource clock) {
    this.directory = directory;
    this.clock = clock;
  }

  /** After tokens and keys: what comes with the request says more than its connection does. */
  @Override
  public int getPriority() {
    return DEFAULT_PRIORITY - 100;
  }

  @Override
  public Uni<SecurityIdentity> authenticate(
      RoutingContext request, IdentityProviderManager identities) {
    return Uni.createFrom()
        .item(
            presented(request.request().sslSession())
                .flatMap(directory::of)
                .filter(holder -> holder.certificate().expiresAt().isAfter(clock.instant()))
                .map(CertificateMechanism::identity)
                .orElse(null));
  }

  /** The client's own certificate, which TLS has verified; empty without TLS or without one. */
  private static Optional<X509Certificate> presented(SSLSession session) {
    if (session == null) {
      return Optional.empty();
    }
    try {
      Certificate own = session.getPeerCertificates()[0];
      return own instanceof X509Certificate certificate
          ? Optional.of(certificate)
          : Optional.empty();
    } catch (SSLPeerUnverifiedException e) {
      return Optional.empty();
    }
  }

  private static SecurityIdentity identity(Holder holder) {
    QuarkusSecurityIdentity.Builder identity =
        QuarkusSecurityIdentity.builder()
            .setPrincipal(new QuarkusPrincipal("certificate:" + holder.certificate().name()))
            .addRoles(holder.certificate().roles());
    CredentialOwner.note(identity, holder.tenant());
    return identity.build();
  }

  /** Nothing that a client could do in this connection. */
  @Override
  public Uni<ChallengeData> getChallenge(RoutingContext request) {
    return Uni.createFrom().nullItem();
  }
}
