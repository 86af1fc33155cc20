package io.tenantry.local.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A short command of the system, run to its end. */
public record Command(int exitCode, String output) {

  /** Runs it and waits; its two output streams come back as one text. */
  public static Command run(String... command) {
    return run(List.of(command));
  }

  /** Runs it and waits; its two output streams come back as one text. */
  public static Command run(List<String> command) {
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      process.getOutputStream().close();
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return new Command(process.waitFor(), output);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot run " + command.get(0), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while " + command.get(0) + " was running", e);
    }
  }

  /** What had nothing to do. */
  public static Command done() {
    return new Command(0, "");
  }

  public boolean succeeded() {
    return exitCode == 0;
  }
}
