package io.tenantry.local.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/** The output of one process. The previous run's output is kept beside it as {@code *.log.1}. */
public record LogFile(Path path) {

  /** Makes room for a new run. */
  void rotate() {
    try {
      Files.createDirectories(path.getParent());
      if (Files.exists(path)) {
        Files.move(
            path,
            path.resolveSibling(path.getFileName() + ".1"),
            StandardCopyOption.REPLACE_EXISTING);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot start a new log " + path, e);
    }
  }

  /**
   * The last lines, oldest first; empty when nothing was written. Bytes that are not text are kept.
   */
  public List<String> tail(int lines) {
    if (!Files.isReadable(path)) {
      return List.of();
    }
    try {
      List<String> all = Files.readString(path, StandardCharsets.ISO_8859_1).lines().toList();
      return all.subList(Math.max(0, all.size() - lines), all.size());
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + path, e);
    }
  }
}
