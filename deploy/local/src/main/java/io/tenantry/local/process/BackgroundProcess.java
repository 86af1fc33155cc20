package io.tenantry.local.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * One process that is started now and found again by a later JVM, through its {@link PidFile}. Not
 * thread-safe: one caller at a time.
 */
public final class BackgroundProcess {

  private static final Duration KILL_WAIT = Duration.ofSeconds(10);

  private final String name;
  private final PidFile pidFile;
  private final LogFile log;

  public BackgroundProcess(String name, Path pidFile, Path log) {
    this.name = name;
    this.pidFile = new PidFile(pidFile);
    this.log = new LogFile(log);
  }

  public String name() {
    return name;
  }

  public LogFile log() {
    return log;
  }

  /**
   * The running process; empty when it ended, was never started, or the pid went to somebody else.
   */
  public Optional<ProcessHandle> live() {
    return pidFile.live();
  }

  /**
   * Starts the command, detached: closing the terminal or interrupting the starter does not end it.
   *
   * @param environment added to the starter's own environment
   */
  public void start(List<String> command, Map<String, String> environment) {
    log.rotate();
    List<String> detached =
        new ArrayList<>(List.of("sh", "-c", "trap '' HUP INT; exec \"$@\"", "sh"));
    detached.addAll(command);
    ProcessBuilder builder =
        new ProcessBuilder(detached)
            .redirectInput(Redirect.from(Path.of("/dev/null").toFile()))
            .redirectErrorStream(true)
            .redirectOutput(log.path().toFile());
    builder.environment().putAll(environment);
    try {
      pidFile.write(builder.start().toHandle());
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot start " + name, e);
    }
  }

  /**
   * Asks the process to end (SIGTERM) and ends it (SIGKILL) when it has not within {@code grace}.
   */
  public void stop(Duration grace) {
    live()
        .ifPresent(
            process -> {
              signal("CONT", process);
              process.destroy();
              if (!ends(process, grace)) {
                process.destroyForcibly();
                ends(process, KILL_WAIT);
              }
            });
    pidFile.delete();
  }

  /** Ends the process without a chance to tidy up (SIGKILL), and returns when it is gone. */
  public void kill() {
    live()
        .ifPresent(
            process -> {
              process.destroyForcibly();
              ends(process, KILL_WAIT);
            });
    pidFile.delete();
  }

  /** Holds the process still (SIGSTOP): its sockets stay open, nobody answers. */
  public void pause() {
    signal("STOP", running());
  }

  /** Lets a paused process go on (SIGCONT). */
  public void resume() {
    signal("CONT", running());
  }

  private ProcessHandle running() {
    return live().orElseThrow(() -> new IllegalStateException(name + " is not running"));
  }

  private static boolean ends(ProcessHandle process, Duration limit) {
    try {
      process.onExit().get(limit.toMillis(), TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException e) {
      return PidFile.isDefunct(process);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while a process was ending", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("Cannot see whether a process has ended", e);
    }
  }

  private void signal(String signal, ProcessHandle process) {
    // The shell's own kill: the program of that name is missing on small systems.
    Command.run("sh", "-c", "kill -" + signal + " " + process.pid());
  }
}
