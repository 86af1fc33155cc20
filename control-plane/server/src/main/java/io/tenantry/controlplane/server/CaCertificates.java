package io.tenantry.controlplane.server;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Tells the driver which authorities to trust. The driver reads them from a file only, so each
 * certificate is written to one, once per process; certificates are public.
 */
@Singleton
class CaCertificates {

  private final Map<String, Path> files = new ConcurrentHashMap<>();

  /** The connection properties for the server's SSL mode. */
  Map<String, String> trust(DatabaseServer server) {
    if (!server.sslMode().verifies()) {
      return Map.of();
    }
    return server
        .caCertificate()
        .map(pem -> Map.of("sslrootcert", files.computeIfAbsent(pem, this::write).toString()))
        .orElse(Map.of("sslfactory", "org.postgresql.ssl.DefaultJavaSSLFactory"));
  }

  private Path write(String pem) {
    try {
      Path file = Files.createTempFile("tenantry-server-ca", ".crt");
      file.toFile().deleteOnExit();
      return Files.writeString(file, pem, StandardCharsets.US_ASCII);
    } catch (IOException e) {
      throw new UncheckedIOException("a server's CA certificate cannot be written to a file", e);
    }
  }
}
