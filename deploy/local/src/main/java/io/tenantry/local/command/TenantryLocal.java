package io.tenantry.local.command;

import java.util.logging.Level;
import java.util.logging.Logger;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Entry point; each subcommand is one of the scripts in {@code deploy/local}. */
@Command(
    name = "deploy/local/",
    description = "Tenantry on one machine, with nothing real left out.",
    mixinStandardHelpOptions = true,
    subcommands = {UpCommand.class, DownCommand.class, StatusCommand.class, TokenCommand.class})
public final class TenantryLocal {

  // Kept, or its level would be forgotten: the names of unpacked archives help nobody here.
  private static final Logger UNPACKING = Logger.getLogger("io.zonky.test");

  private TenantryLocal() {}

  public static void main(String[] arguments) {
    UNPACKING.setLevel(Level.WARNING);
    System.exit(commandLine().execute(arguments));
  }

  static CommandLine commandLine() {
    return new CommandLine(new TenantryLocal())
        .setExecutionExceptionHandler(
            (failure, command, parsed) -> {
              command.getErr().println(new FailureText(failure));
              return CommandLine.ExitCode.SOFTWARE;
            });
  }
}
