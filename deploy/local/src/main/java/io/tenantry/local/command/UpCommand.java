package io.tenantry.local.command;

import io.tenantry.local.LocalRun;
import io.tenantry.local.LocalRunBuilder;
import io.tenantry.local.Progress;
import io.tenantry.local.demo.Demo;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Starts what does not run yet. */
@Command(description = "Starts everything that does not run yet, and waits until it is ready.")
final class UpCommand implements Callable<Integer> {

  @Option(
      names = "--port-offset",
      paramLabel = "N",
      description = "Adds N to every port of a new local run. Default: 0.")
  private Integer portOffset;

  @Option(names = "--no-demo", description = "Provisions no demo tenants.")
  private boolean withoutDemo;

  @Mixin private HelpOption help;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    Progress progress = Progress.to(System.out, InstantSource.system());
    LocalRunBuilder builder = LocalRun.ofProject();
    if (portOffset != null) {
      builder.withPortOffset(portOffset);
    }
    LocalRun run = builder.start(progress);
    if (!withoutDemo) {
      Demo demo = new Demo(run);
      demo.provision(progress);
      demo.load(progress);
    }
    spec.commandLine().getOut().println(new Welcome(run, !withoutDemo));
    return 0;
  }
}
