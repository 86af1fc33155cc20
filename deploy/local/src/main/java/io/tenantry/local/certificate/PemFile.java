package io.tenantry.local.certificate;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;

/** One certificate or one private key (PKCS #8, EC) in PEM. */
record PemFile(Path path) {

  private static final Base64.Encoder LINES = Base64.getMimeEncoder(64, new byte[] {'\n'});

  boolean exists() {
    return Files.exists(path);
  }

  X509Certificate certificate() {
    try (InputStream in = Files.newInputStream(path)) {
      return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(in);
    } catch (IOException | GeneralSecurityException e) {
      throw new IllegalStateException("No certificate in " + path, e);
    }
  }

  PrivateKey privateKey() {
    try {
      String body = Files.readString(path).replaceAll("-----[A-Z ]+-----|\\s", "");
      return KeyFactory.getInstance("EC")
          .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(body)));
    } catch (IOException | GeneralSecurityException e) {
      throw new IllegalStateException("No private key in " + path, e);
    }
  }

  void write(X509Certificate certificate) {
    try {
      write("CERTIFICATE", certificate.getEncoded(), "rw-r--r--");
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("A certificate cannot be encoded", e);
    }
  }

  /** Readable by the owner only, from the first byte on. */
  void writeSecret(PrivateKey key) {
    write("PRIVATE KEY", key.getEncoded(), "rw-------");
  }

  private void write(String type, byte[] content, String mode) {
    String begin = "-----BEGIN " + type + "-----\n";
    String end = "\n-----END " + type + "-----\n";
    try {
      Files.createDirectories(path.getParent());
      Path aside = Files.createTempFile(path.getParent(), "new-", ".pem");
      Files.writeString(aside, begin + LINES.encodeToString(content) + end);
      Files.setPosixFilePermissions(aside, PosixFilePermissions.fromString(mode));
      Files.move(aside, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write " + path, e);
    }
  }
}
