package io.tenantry.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.function.Supplier;

/**
 * Everything a local run remembers, below one directory: databases, users, keys, logs, pids.
 * Whoever deletes it starts anew. Readable by its owner only where it holds a secret.
 *
 * @param root an absolute path
 */
record StateDirectory(Path root) {

  private static final FileAttribute<?> OWNER_ONLY =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
  private static final FileAttribute<?> OWNER_ONLY_DIRECTORY =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
  private static final int SECRET_BYTES = 24;

  static StateDirectory at(Path path) {
    StateDirectory state = new StateDirectory(path.toAbsolutePath().normalize());
    try {
      if (!Files.isDirectory(state.root)) {
        Files.createDirectories(state.root, OWNER_ONLY_DIRECTORY);
      }
      return state;
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot create " + state.root, e);
    }
  }

  Path log(String process) {
    return root.resolve("logs").resolve(process + ".log");
  }

  Path pidFile(String process) {
    return root.resolve("pids").resolve(process + ".pid");
  }

  Path data(String process) {
    return root.resolve("data").resolve(process);
  }

  /** The certificate that clients trust; public. */
  Path caCertificate() {
    return root.resolve("ca.crt");
  }

  Path certificates() {
    return root.resolve("certificates");
  }

  Path ports() {
    return root.resolve("ports.json");
  }

  Path secretFile(String name) {
    return root.resolve("secrets").resolve(name);
  }

  /** A random secret of that name; the same one each time. */
  String secret(String name) {
    Path file = keep(secretFile(name), StateDirectory::randomText);
    try {
      return Files.readString(file).strip();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + file, e);
    }
  }

  private static String randomText() {
    byte[] random = new byte[SECRET_BYTES];
    new SecureRandom().nextBytes(random);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(random);
  }

  /** Writes a file for the owner's eyes unless there is one already; answers its path. */
  Path keep(Path file, Supplier<String> content) {
    if (Files.exists(file)) {
      return file;
    }
    try {
      String text = content.get();
      Files.createDirectories(file.getParent(), OWNER_ONLY_DIRECTORY);
      // Complete or not at all: a half-written keyset would lose the data it encrypts.
      Path aside = Files.createTempFile(file.getParent(), "new-", ".tmp", OWNER_ONLY);
      Files.writeString(aside, text, StandardCharsets.UTF_8);
      return Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write " + file, e);
    }
  }
}
