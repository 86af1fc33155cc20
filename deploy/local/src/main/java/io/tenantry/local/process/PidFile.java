package io.tenantry.local.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Which process was started: its pid and, since pids are used again, the time it started. One line,
 * {@code pid epoch-millis}.
 */
record PidFile(Path path) {

  // The system tells start times relative to its boot; a corrected clock moves them a little.
  private static final Duration CLOCK_TOLERANCE = Duration.ofSeconds(2);

  void write(ProcessHandle process) {
    Instant started = process.info().startInstant().orElseGet(Instant::now);
    try {
      Files.createDirectories(path.getParent());
      Files.writeString(path, process.pid() + " " + started.toEpochMilli() + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write " + path, e);
    }
  }

  /** The process of this file if it still runs; a stale or damaged file names none. */
  Optional<ProcessHandle> live() {
    String[] words = content().strip().split(" ");
    if (words.length != 2 || !words[0].matches("\\d{1,18}") || !words[1].matches("\\d{1,18}")) {
      return Optional.empty();
    }
    Instant started = Instant.ofEpochMilli(Long.parseLong(words[1]));
    return ProcessHandle.of(Long.parseLong(words[0]))
        .filter(ProcessHandle::isAlive)
        .filter(process -> startedAt(process, started))
        .filter(process -> !isDefunct(process));
  }

  void delete() {
    try {
      Files.deleteIfExists(path);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot delete " + path, e);
    }
  }

  /**
   * True for a process that has ended but that nobody has collected: in a container whose first
   * process collects nothing, it stays in the process table, and Java calls it alive.
   */
  static boolean isDefunct(ProcessHandle process) {
    Path stat = Path.of("/proc", Long.toString(process.pid()), "stat");
    try {
      String text = Files.readString(stat);
      return text.substring(text.lastIndexOf(')') + 1).strip().startsWith("Z");
    } catch (IOException e) {
      // No /proc on this system, or the process has just gone: nothing says that it is defunct.
      return false;
    }
  }

  private static boolean startedAt(ProcessHandle process, Instant expected) {
    return process
        .info()
        .startInstant()
        .map(actual -> Duration.between(expected, actual).abs().compareTo(CLOCK_TOLERANCE) <= 0)
        .orElse(true);
  }

  private String content() {
    try {
      return Files.exists(path) ? Files.readString(path) : "";
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + path, e);
    }
  }
}
