package io.tenantry.local.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * PostgreSQL's own pid file, {@code postmaster.pid} in the data directory. After a crash of the
 * machine it stays behind, and when its pid belongs to somebody else by then, PostgreSQL would
 * refuse to start.
 */
record PostmasterPid(Path file) {

  static PostmasterPid in(Path data) {
    return new PostmasterPid(data.resolve("postmaster.pid"));
  }

  /** The server, if the pid is alive and is a server on this very directory. */
  Optional<ProcessHandle> live() {
    return firstLine()
        .filter(line -> line.matches("\\d{1,18}"))
        .flatMap(line -> ProcessHandle.of(Long.parseLong(line)))
        .filter(ProcessHandle::isAlive)
        .filter(this::servesThisDirectory);
  }

  /** Removes a file that nobody stands behind. */
  void deleteStale() {
    if (live().isEmpty()) {
      try {
        Files.deleteIfExists(file);
      } catch (IOException e) {
        throw new UncheckedIOException("Cannot delete " + file, e);
      }
    }
  }

  private boolean servesThisDirectory(ProcessHandle process) {
    // Where the system hides command lines the pid alone decides, as for PostgreSQL itself.
    return process
        .info()
        .commandLine()
        .map(command -> command.contains(file.getParent().toString()))
        .orElse(true);
  }

  private Optional<String> firstLine() {
    try {
      return Files.exists(file)
          ? Files.readAllLines(file).stream().findFirst().map(String::strip)
          : Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + file, e);
    }
  }
}
