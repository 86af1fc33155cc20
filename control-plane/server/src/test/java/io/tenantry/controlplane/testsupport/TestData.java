package io.tenantry.controlplane.testsupport;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/**
 * Where the test server keeps its data: below {@code target}.
 *
 * <p>A hundred databases are some 30,000 files. To delete them while the process ends would hold up
 * every build for as long as it takes, up to half a minute; the next run does it beside its tests.
 */
final class TestData {

  private static final Logger LOG = Logger.getLogger(TestData.class);
  private static final Path ALL = Path.of("target", "postgres").toAbsolutePath();

  private TestData() {}

  /** A new directory. Those of runs that are over are deleted meanwhile. */
  static Path directory() throws IOException {
    Files.createDirectories(ALL);
    List<Path> earlier = list(ALL);
    Thread cleaner = new Thread(() -> earlier.forEach(TestData::deleteUnlessInUse), "test-data");
    cleaner.setDaemon(true);
    cleaner.start();
    return ALL.resolve(UUID.randomUUID().toString());
  }

  private static void deleteUnlessInUse(Path data) {
    try {
      if (!isInUse(data)) {
        try (Stream<Path> files = Files.walk(data)) {
          for (Path file : (Iterable<Path>) files.sorted(Comparator.reverseOrder())::iterator) {
            Files.deleteIfExists(file);
          }
        }
      }
    } catch (IOException | UncheckedIOException e) {
      LOG.debugf(e, "Data of an earlier run stay: %s", data);
    }
  }

  /** Its first line is the process. */
  private static boolean isInUse(Path data) throws IOException {
    Path pid = data.resolve("postmaster.pid");
    if (!Files.exists(pid)) {
      return false;
    }
    long process = Long.parseLong(Files.readAllLines(pid).get(0).strip());
    return ProcessHandle.of(process).filter(ProcessHandle::isAlive).isPresent();
  }

  private static List<Path> list(Path directory) throws IOException {
    try (Stream<Path> entries = Files.list(directory)) {
      return entries.toList();
    }
  }
}
