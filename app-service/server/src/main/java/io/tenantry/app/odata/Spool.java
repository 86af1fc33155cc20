package io.tenantry.app.odata;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.commons.io.output.DeferredFileOutputStream;

/** Keeps an answer until it is sent: the beginning in memory, a long one in a file. */
final class Spool {

  private final int inMemory;
  private final Path folder;

  /**
   * @param inMemory in bytes
   * @param folder of the files
   */
  Spool(int inMemory, Path folder) {
    this.inMemory = inMemory;
    this.folder = folder;
  }

  /** Writes an answer. */
  interface Writer {
    void write(OutputStream out) throws IOException;
  }

  /** What was written, whole. The file, if there is one, has no name any more. */
  InputStream keep(Writer writer) {
    try {
      DeferredFileOutputStream kept =
          DeferredFileOutputStream.builder()
              .setThreshold(inMemory)
              .setDirectory(folder)
              .setPrefix("odata")
              .setSuffix(".answer")
              .get();
      try {
        try (kept) {
          writer.write(kept);
        }
        return kept.toInputStream();
      } finally {
        remove(kept.getPath());
      }
    } catch (IOException e) {
      throw new UncheckedIOException("an answer cannot be kept", e);
    }
  }

  private static void remove(Path file) throws IOException {
    if (file != null) {
      Files.deleteIfExists(file);
    }
  }
}
