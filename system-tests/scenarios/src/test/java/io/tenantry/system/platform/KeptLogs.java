package io.tenantry.system.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.stream.Stream;

/** The logs of all processes, copied out of a directory that is about to be deleted. */
record KeptLogs(Path logs) {

  void keepIn(Path folder) {
    if (!Files.isDirectory(logs)) {
      return;
    }
    try (Stream<Path> files = Files.walk(logs)) {
      Files.createDirectories(folder);
      for (Path log : files.filter(Files::isRegularFile).toList()) {
        Files.copy(log, folder.resolve(log.getFileName()), StandardCopyOption.REPLACE_EXISTING);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("logs cannot be kept in " + folder, e);
    }
  }
}
