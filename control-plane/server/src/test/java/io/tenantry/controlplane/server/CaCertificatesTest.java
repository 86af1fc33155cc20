package io.tenantry.controlplane.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CaCertificatesTest {

  private static final String PEM =
      "-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n";

  private final CaCertificates certificates = new CaCertificates();

  @Test
  void certificateOfTheServerIsTheOnlyAuthorityTrusted() {
    // when
    String file =
        certificates.trust(server(SslMode.VERIFY_FULL, Optional.of(PEM))).get("sslrootcert");
    // then
    assertThat(Path.of(file)).hasContent(PEM.strip());
    assertThat(certificates.trust(server(SslMode.VERIFY_CA, Optional.of(PEM))))
        .containsExactly(Map.entry("sslrootcert", file));
  }

  @Test
  void withoutCertificateTheAuthoritiesOfTheJdkAreTrusted() {
    assertThat(certificates.trust(server(SslMode.VERIFY_FULL, Optional.empty())))
        .containsExactly(Map.entry("sslfactory", "org.postgresql.ssl.DefaultJavaSSLFactory"));
  }

  @Test
  void modesThatVerifyNothingNeedNoAuthority() {
    assertThat(certificates.trust(server(SslMode.DISABLE, Optional.of(PEM)))).isEmpty();
    assertThat(certificates.trust(server(SslMode.REQUIRE, Optional.of(PEM)))).isEmpty();
  }

  private static DatabaseServer server(SslMode mode, Optional<String> certificate) {
    return new DatabaseServer(
        "db-1",
        "eu",
        Map.of(),
        "db-1:5432",
        "postgres",
        mode,
        certificate,
        "admin",
        1,
        0,
        1,
        DatabaseServer.State.ACTIVE,
        List.of());
  }
}
