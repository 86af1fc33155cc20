package io.tenantry.controlplane.offline;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.OptionalInt;

/**
 * Where the program begins: as the control plane, or, with {@code offline} as its first word, as a
 * command that ends when it is done.
 */
@QuarkusMain
public final class ControlPlaneProgram {

  private ControlPlaneProgram() {}

  public static void main(String... arguments) {
    if (arguments.length == 0 || !arguments[0].equals(OfflineCommand.NAME)) {
      Quarkus.run(arguments);
      return;
    }
    String[] words = Arrays.copyOfRange(arguments, 1, arguments.length);
    OptionalInt answered = new OfflineLine(words).answer(stream(System.out), stream(System.err));
    if (answered.isPresent()) {
      System.exit(answered.getAsInt());
    }
    OfflineSettings.apply();
    Quarkus.run(OfflineProgram.class, ControlPlaneProgram::end, words);
  }

  private static void end(int exitCode, Throwable failure) {
    if (failure != null) {
      System.err.println("error: " + OfflineFailure.text(failure));
      System.exit(ExitCode.UNAVAILABLE);
    }
    System.exit(exitCode);
  }

  private static PrintWriter stream(PrintStream stream) {
    return new PrintWriter(stream, true);
  }
}
