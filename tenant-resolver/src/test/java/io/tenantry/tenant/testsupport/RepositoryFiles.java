package io.tenantry.tenant.testsupport;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Scripts of other modules, read where they are kept, so that a test never runs a stale copy. */
final class RepositoryFiles {

  private RepositoryFiles() {}

  /**
   * The scripts {@code V1__….sql, V2__….sql, …} of a folder in order and then its repeatable ones,
   * {@code R__….sql}, by name; none when it is missing.
   */
  static List<Path> migrations(String folder) {
    Path directory = root().resolve(folder);
    if (!Files.isDirectory(directory)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(directory)) {
      return files
          .filter(file -> name(file).matches("(V[0-9]+|R)__.+\\.sql"))
          .sorted(Comparator.comparingInt(RepositoryFiles::number).thenComparing(Path::getFileName))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A text file, by its path from the root of the repository. */
  static String read(String file) {
    try {
      return Files.readString(root().resolve(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int number(Path file) {
    String name = name(file);
    return name.startsWith("R")
        ? Integer.MAX_VALUE
        : Integer.parseInt(name.substring(1, name.indexOf("__")));
  }

  private static String name(Path file) {
    return file.getFileName().toString();
  }

  private static Path root() {
    for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
      if (Files.isRegularFile(at.resolve("mvnw"))) {
        return at;
      }
    }
    throw new IllegalStateException("run the tests inside the repository: no mvnw found above");
  }
}
