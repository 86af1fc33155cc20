package io.tenantry.local.command;

import io.tenantry.local.process.StartFailedException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Hands its words to the control plane's own program, with the settings of the local run. */
@Command(
    description = {
      "Administers tenants while neither the control plane nor an instance runs, such as",
      "deploy/local/offline tenants list. Of the local run it needs the databases alone."
    })
final class OfflineCommand implements Callable<Integer> {

  @Parameters(
      paramLabel = "WORD",
      arity = "1..*",
      description = "tenants list, tenants mount TENANT …; tenants --help tells more.")
  private List<String> words;

  @Mixin private HelpOption help;

  @Override
  public Integer call() throws InterruptedException {
    List<String> all = new ArrayList<>(List.of("offline"));
    all.addAll(words);
    try {
      return ExistingRun.find().controlPlane().program(all).inheritIO().start().waitFor();
    } catch (IOException e) {
      throw new StartFailedException("The control plane's program cannot be started: " + e);
    }
  }
}
