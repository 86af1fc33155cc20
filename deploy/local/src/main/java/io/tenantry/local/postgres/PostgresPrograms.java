package io.tenantry.local.postgres;

import io.tenantry.local.process.Command;
import io.tenantry.local.process.FileTree;
import io.zonky.test.db.postgres.embedded.DefaultPostgresBinaryResolver;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** The programs of PostgreSQL, unpacked. */
public final class PostgresPrograms {

  private final Path home;
  private final List<String> prefix;

  private PostgresPrograms(Path home, List<String> prefix) {
    this.home = home;
    this.prefix = prefix;
  }

  /**
   * Unpacks the programs for this machine unless they are there already. Safe against several JVMs
   * that do so at once: each unpacks aside, one wins.
   */
  public static PostgresPrograms in(Path home) {
    try {
      if (!Files.isDirectory(home)) {
        Files.createDirectories(home.getParent());
        Path aside = Files.createTempDirectory(home.getParent(), "unpacking-");
        unpack(aside);
        moveUnlessThere(aside, home);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot unpack PostgreSQL to " + home, e);
    }
    return new PostgresPrograms(home, unprivileged());
  }

  /** The full command line of a program. */
  List<String> command(String program, String... arguments) {
    List<String> command = new ArrayList<>(prefix);
    command.add(home.resolve("bin").resolve(program).toString());
    command.addAll(List.of(arguments));
    return command;
  }

  private static void unpack(Path target) throws IOException {
    String system = System.getProperty("os.name").startsWith("Mac") ? "Darwin" : "Linux";
    String machine = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
    try (InputStream packed = DefaultPostgresBinaryResolver.INSTANCE.getPgBinary(system, machine);
        TarArchiveInputStream archive =
            new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(packed)))) {
      for (TarArchiveEntry entry = archive.getNextEntry();
          entry != null;
          entry = archive.getNextEntry()) {
        unpack(archive, entry, target);
      }
    }
  }

  private static void unpack(TarArchiveInputStream archive, TarArchiveEntry entry, Path target)
      throws IOException {
    Path path = target.resolve(entry.getName()).normalize();
    if (!path.startsWith(target)) {
      throw new IOException("The archive leaves its directory: " + entry.getName());
    }
    if (entry.isDirectory()) {
      Files.createDirectories(path);
      return;
    }
    Files.createDirectories(path.getParent());
    if (entry.isSymbolicLink()) {
      Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
    } else if (entry.isLink()) {
      Files.createLink(path, target.resolve(entry.getLinkName()));
    } else {
      Files.copy(archive, path);
      path.toFile().setExecutable(path.startsWith(target.resolve("bin")), false);
    }
  }

  private static void moveUnlessThere(Path aside, Path home) throws IOException {
    try {
      Files.move(aside, home);
    } catch (IOException e) {
      if (!Files.isDirectory(home)) {
        throw e;
      }
      new FileTree(aside).delete();
    }
  }

  /** PostgreSQL refuses to run as root; inside a user namespace of its own root is nobody. */
  private static List<String> unprivileged() {
    if (!"root".equals(System.getProperty("user.name"))) {
      return List.of();
    }
    Command tried = Command.run("sh", "-c", "unshare -U id -u");
    if (!tried.succeeded() || tried.output().strip().equals("0")) {
      throw new IllegalStateException(
          "PostgreSQL does not run as root, and this machine has no user namespaces (unshare -U) to"
              + " run it as nobody. Start the local run as an ordinary user.");
    }
    return List.of("unshare", "-U");
  }
}
