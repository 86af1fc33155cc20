package io.tenantry.local.command;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints an access token. */
@Command(description = "Prints an access token, good for 30 minutes, and nothing else.")
final class TokenCommand implements Callable<Integer> {

  @Parameters(
      paramLabel = "USER",
      description =
          "platform-admin, platform-operator, platform-viewer, nobody, admin@TENANT, user@TENANT"
              + " or auditor@TENANT+OTHER, who works in both and administers the first.")
  private String user;

  @Mixin private HelpOption help;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    spec.commandLine().getOut().println(ExistingRun.find().token(user));
    return 0;
  }
}
