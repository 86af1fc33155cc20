package io.tenantry.local.process;

import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Something of the local run did not start. The message is meant for the person at the terminal:
 * what failed, where its log is, and the log's last lines.
 */
public final class StartFailedException extends RuntimeException {

  private static final long serialVersionUID = 1L;
  private static final int TAIL = 15;

  /** A failure without a log of its own. */
  public StartFailedException(String message) {
    super(message);
  }

  /** A failure explained by the end of a log. */
  public StartFailedException(String message, LogFile log) {
    super(explained(message, log));
  }

  /** Does nothing when there are no obstacles. */
  public static void throwIfAny(Stream<String> obstacles) {
    String text = obstacles.collect(Collectors.joining("\n"));
    if (!text.isEmpty()) {
      throw new StartFailedException(text);
    }
  }

  private static String explained(String message, LogFile log) {
    StringBuilder text = new StringBuilder(message).append("\n  log: ").append(log.path());
    log.tail(TAIL).forEach(line -> text.append("\n  | ").append(line));
    return text.toString();
  }
}
