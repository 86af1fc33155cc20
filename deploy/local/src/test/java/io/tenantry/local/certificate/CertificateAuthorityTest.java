package io.tenantry.local.certificate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tenantry.local.http.LocalHttp;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CertificateAuthorityTest {

  private static final List<String> HOSTS =
      List.of("localhost", "tenantry.localhost", "*.tenantry.localhost", "127.0.0.1", "::1");

  @TempDir private Path directory;

  @ParameterizedTest
  @ValueSource(
      strings = {"localhost", "tenantry.localhost", "cronus.tenantry.localhost", "127.0.0.1"})
  void clientsAcceptTheCertificateForEveryHostOfTheLocalRun(String host) throws Exception {
    CertificateAuthority authority = authority(Clock.systemUTC());

    try (HttpsEcho server = HttpsEcho.with(issue(authority))) {
      server.handshake(authority.certificate(), host);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"cronus.localhost", "a.b.tenantry.localhost", "example.com"})
  void clientsRefuseItForAnyOtherHost(String host) throws Exception {
    CertificateAuthority authority = authority(Clock.systemUTC());

    try (HttpsEcho server = HttpsEcho.with(issue(authority))) {
      assertThatThrownBy(() -> server.handshake(authority.certificate(), host))
          .hasMessageContaining(host);
    }
  }

  @Test
  void requestToATenantNamesItsHostAndPort() throws Exception {
    CertificateAuthority authority = authority(Clock.systemUTC());
    LocalHttp http = LocalHttp.trusting(authority.certificate());

    try (HttpsEcho server = HttpsEcho.with(issue(authority))) {
      URI uri = URI.create("https://cronus.tenantry.localhost:" + server.port() + "/a?b=%20c");

      assertThat(http.send(http.request(uri).build()).body())
          .isEqualTo("cronus.tenantry.localhost:" + server.port() + " /a?b=%20c");
    }
  }

  @Test
  void certificateOfAnotherAuthorityIsRefused() throws Exception {
    CertificateAuthority stranger =
        CertificateAuthority.load(
            directory.resolve("other.crt"), directory.resolve("other.key"), Clock.systemUTC());
    LocalHttp http = LocalHttp.trusting(stranger.certificate());

    try (HttpsEcho server = HttpsEcho.with(issue(authority(Clock.systemUTC())))) {
      URI uri = URI.create("https://localhost:" + server.port() + "/");

      assertThatThrownBy(() -> http.send(http.request(uri).build()))
          .isInstanceOf(UncheckedIOException.class);
      assertThat(http.answers(uri)).isFalse();
    }
  }

  @Test
  void authorityAndCertificateAreKept() {
    CertificateAuthority first = authority(Clock.systemUTC());
    ServerCertificate issued = issue(first);
    byte[] before = new PemFile(issued.certificate()).certificate().getSignature();

    CertificateAuthority second = authority(Clock.systemUTC());

    assertThat(second.certificate()).isEqualTo(first.certificate());
    assertThat(new PemFile(issue(second).certificate()).certificate().getSignature())
        .isEqualTo(before);
  }

  @Test
  void certificateIsRenewedBeforeItEnds() {
    CertificateAuthority authority = authority(Clock.systemUTC());
    byte[] before = new PemFile(issue(authority).certificate()).certificate().getSignature();
    Clock nextYear = Clock.offset(Clock.systemUTC(), Duration.ofDays(380));

    ServerCertificate renewed = issue(authority(nextYear));

    assertThat(new PemFile(renewed.certificate()).certificate().getSignature())
        .isNotEqualTo(before);
  }

  @Test
  void keysAreForTheOwnerOnly() throws Exception {
    issue(authority(Clock.systemUTC()));

    for (String key : List.of("ca.key", "server.key")) {
      assertThat(
              PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.resolve(key))))
          .isEqualTo("rw-------");
    }
  }

  private CertificateAuthority authority(Clock clock) {
    return CertificateAuthority.load(
        directory.resolve("ca.crt"), directory.resolve("ca.key"), clock);
  }

  private ServerCertificate issue(CertificateAuthority authority) {
    return authority.issue(directory.resolve("server.crt"), directory.resolve("server.key"), HOSTS);
  }
}
