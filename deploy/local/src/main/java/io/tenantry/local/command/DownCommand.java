package io.tenantry.local.command;

import io.tenantry.local.LocalRun;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Stops what runs. */
@Command(description = "Stops everything. The data stays and is found again by the next up.")
final class DownCommand implements Callable<Integer> {

  @Option(names = "--purge", description = "Forgets all data, users, keys and logs as well.")
  private boolean purge;

  @Mixin private HelpOption help;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    LocalRun run = ExistingRun.find();
    if (purge) {
      run.purge();
    } else {
      run.stop();
    }
    spec.commandLine().getOut().println(purge ? "Stopped and forgotten." : "Stopped.");
    return 0;
  }
}
