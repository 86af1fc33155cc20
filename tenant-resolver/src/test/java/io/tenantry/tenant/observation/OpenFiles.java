package io.tenantry.tenant.observation;

import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The files that this process has open, as the operating system knows them. */
final class OpenFiles {

  private static final Path DESCRIPTORS = Path.of("/proc/self/fd");

  private OpenFiles() {}

  static List<Path> in(Path directory) {
    assumeThat(DESCRIPTORS).isDirectory();
    try (Stream<Path> descriptors = Files.list(DESCRIPTORS)) {
      Path real = directory.toRealPath();
      return descriptors
          .map(OpenFiles::target)
          .flatMap(Optional::stream)
          .filter(file -> file.startsWith(real))
          .map(file -> directory.resolve(real.relativize(file)))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Nothing where the descriptor was closed meanwhile. */
  private static Optional<Path> target(Path descriptor) {
    try {
      return Optional.of(Files.readSymbolicLink(descriptor));
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
