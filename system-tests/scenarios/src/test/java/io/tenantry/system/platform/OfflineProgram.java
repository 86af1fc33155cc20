package io.tenantry.system.platform;

import static org.assertj.core.api.Assertions.assertThat;

import io.tenantry.local.service.Service;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The control plane's program as an operator runs it by hand: one process for each command. */
public final class OfflineProgram {

  private static final int LONGEST_SECONDS = 90;

  private final Service controlPlane;

  OfflineProgram(Service controlPlane) {
    this.controlPlane = controlPlane;
  }

  /** How a command ended, and what it printed. */
  public record Ended(int exitCode, String out, String err) {}

  /**
   * @param words after {@code offline}
   */
  public Ended run(String... words) {
    List<String> all = new ArrayList<>(List.of("offline"));
    all.addAll(List.of(words));
    try {
      Path out = Files.createTempFile("offline", ".out");
      Path err = Files.createTempFile("offline", ".err");
      Process process =
          controlPlane
              .program(all)
              .redirectOutput(out.toFile())
              .redirectError(err.toFile())
              .start();
      boolean ended = process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS);
      process.destroyForcibly();
      assertThat(ended).as("%s ends by itself", all).isTrue();
      return new Ended(process.exitValue(), taken(out), taken(err));
    } catch (IOException e) {
      throw new UncheckedIOException("the program does not start", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static String taken(Path file) throws IOException {
    String text = Files.readString(file);
    Files.delete(file);
    return text;
  }
}
