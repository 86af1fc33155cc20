package io.tenantry.controlplane.server;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A certificate authority made for a test by the JDK's keytool, and one server that it vouches for.
 */
final class TestAuthority {

  private static final String PASSWORD = "only-in-tests";
  private static final Base64.Encoder LINES = Base64.getMimeEncoder(64, new byte[] {'\n'});

  private final KeyStore keys;

  private TestAuthority(KeyStore keys) {
    this.keys = keys;
  }

  /** Vouches for a server of that host name. */
  static TestAuthority of(String host) throws IOException, GeneralSecurityException {
    Path directory = Files.createTempDirectory("authority");
    Path store = directory.resolve("keys.p12");
    keytool(store, "ca", "CN=CRONUS authority", "-ext", "bc:c", "-ext", "ku=keyCertSign");
    keytool(store, "server", "CN=" + host, "-ext", "san=dns:" + host, "-signer", "ca");
    KeyStore keys = KeyStore.getInstance(store.toFile(), PASSWORD.toCharArray());
    Files.delete(store);
    Files.delete(directory);
    return new TestAuthority(keys);
  }

  /** The authority's certificate in PEM. */
  String certificate() throws GeneralSecurityException {
    return pem("CERTIFICATE", keys.getCertificate("ca").getEncoded());
  }

  /** Writes the server's certificate and key to where a PostgreSQL looks for them. */
  void install(File dataDirectory) {
    try {
      Path data = dataDirectory.toPath();
      Files.writeString(
          data.resolve("server.crt"),
          pem("CERTIFICATE", keys.getCertificate("server").getEncoded()));
      Path key = data.resolve("server.key");
      Files.deleteIfExists(key);
      Files.createFile(key);
      key.toFile().setReadable(false, false);
      key.toFile().setReadable(true, true);
      Files.writeString(
          key, pem("PRIVATE KEY", keys.getKey("server", PASSWORD.toCharArray()).getEncoded()));
    } catch (IOException | GeneralSecurityException e) {
      throw new IllegalStateException("the server's certificate cannot be installed", e);
    }
  }

  private static String pem(String what, byte[] content) {
    return "-----BEGIN %s-----\n%s\n-----END %s-----\n"
        .formatted(what, LINES.encodeToString(content), what);
  }

  private static void keytool(Path store, String alias, String name, String... more)
      throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                alias,
                "-dname",
                name,
                "-keyalg",
                "EC",
                "-validity",
                "2",
                "-keystore",
                store.toString(),
                "-storepass",
                PASSWORD));
    command.addAll(List.of(more));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    try {
      if (!process.waitFor(30, TimeUnit.SECONDS) || process.exitValue() != 0) {
        process.destroyForcibly();
        throw new IOException(
            "keytool failed: " + new String(process.getInputStream().readAllBytes()));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }
}
