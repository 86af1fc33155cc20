package io.tenantry.tenant.testsupport;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.util.io.pem.PemObject;

/**
 * An authority that instances trust for client certificates, and by which the instance under test
 * has its own. Injected into a field of a test.
 */
public final class TestAuthority implements QuarkusTestResourceLifecycleManager {

  private static final X500Name NAME = new X500Name("CN=Test authority");

  private final KeyPair keys = newKeys();
  private final AtomicLong serial = new AtomicLong(1);
  private final X509Certificate certificate = sign(builder(NAME, keys, NAME), keys);
  private Path directory;

  @Override
  public Map<String, String> start() {
    try {
      directory = Files.createTempDirectory("authority");
      TestCertificate server = issue("CN=localhost");
      return Map.of(
          "tenantry.client-certificates.trusted-authorities",
          written("authority.pem", certificate),
          "quarkus.http.ssl.certificate.files",
          written("server.pem", server.certificate()),
          "quarkus.http.ssl.certificate.key-files",
          written(
              "server.key", new PemObject("PRIVATE KEY", server.keys().getPrivate().getEncoded())),
          "quarkus.http.test-ssl-port",
          "0");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String written(String name, Object content) throws IOException {
    StringWriter text = new StringWriter();
    try (JcaPEMWriter pem = new JcaPEMWriter(text)) {
      pem.writeObject(content);
    }
    Path file = directory.resolve(name);
    Files.writeString(file, text.toString());
    return file.toString();
  }

  @Override
  public void inject(TestInjector injector) {
    injector.injectIntoFields(this, new TestInjector.MatchesType(TestAuthority.class));
  }

  /** A certificate for the subject, signed by this authority. */
  public TestCertificate issue(String subject) {
    KeyPair own = newKeys();
    return new TestCertificate(
        sign(builder(new X500Name(subject), own, NAME), keys), own, certificate);
  }

  /** A certificate that says it is of this authority, and is signed by somebody else. */
  public TestCertificate forge(String subject) {
    KeyPair own = newKeys();
    return new TestCertificate(
        sign(builder(new X500Name(subject), own, NAME), own), own, certificate);
  }

  private X509v3CertificateBuilder builder(X500Name subject, KeyPair owner, X500Name issuer) {
    Instant now = Instant.now();
    try {
      return new JcaX509v3CertificateBuilder(
              issuer,
              BigInteger.valueOf(serial.getAndIncrement()),
              Date.from(now.minus(Duration.ofMinutes(5))),
              Date.from(now.plus(Duration.ofDays(1))),
              subject,
              owner.getPublic())
          .addExtension(
              Extension.basicConstraints, true, new BasicConstraints(subject.equals(NAME)))
          .addExtension(
              Extension.subjectAlternativeName,
              false,
              new GeneralNames(new GeneralName(GeneralName.dNSName, "localhost")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static X509Certificate sign(X509v3CertificateBuilder builder, KeyPair signer) {
    try {
      return new JcaX509CertificateConverter()
          .getCertificate(
              builder.build(
                  new JcaContentSignerBuilder("SHA256withECDSA").build(signer.getPrivate())));
    } catch (GeneralSecurityException | OperatorCreationException e) {
      throw new IllegalStateException(e);
    }
  }

  private static KeyPair newKeys() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(256);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void stop() {
    if (directory == null) {
      return;
    }
    try (var files = Files.list(directory)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
      Files.delete(directory);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
