package io.tenantry.local.command;

import java.util.Arrays;
import java.util.logging.Level;
import java.util.logging.Logger;
import picocli.CommandLine;

/** Entry point; the first argument names the script in {@code deploy/local} that was called. */
public final class TenantryLocal {

  // Kept, or its level would be forgotten: the names of unpacked archives help nobody here.
  private static final Logger UNPACKING = Logger.getLogger("io.zonky.test");

  private TenantryLocal() {}

  public static void main(String[] arguments) {
    UNPACKING.setLevel(Level.WARNING);
    String[] options = Arrays.copyOfRange(arguments, 1, arguments.length);
    System.exit(commandLine(arguments[0]).execute(options));
  }

  static CommandLine commandLine(String script) {
    return new CommandLine(command(script))
        .setCommandName("deploy/local/" + script)
        .setCaseInsensitiveEnumValuesAllowed(true)
        // What follows the first word of offline is another program's.
        .setStopAtPositional(script.equals("offline"))
        .setExecutionExceptionHandler(
            (failure, command, parsed) -> {
              command.getErr().println(new FailureText(failure));
              return CommandLine.ExitCode.SOFTWARE;
            });
  }

  private static Object command(String script) {
    return switch (script) {
      case "up" -> new UpCommand();
      case "down" -> new DownCommand();
      case "status" -> new StatusCommand();
      case "token" -> new TokenCommand();
      case "offline" -> new OfflineCommand();
      default -> throw new IllegalArgumentException("There is no script " + script);
    };
  }
}
