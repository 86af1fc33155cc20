package io.tenantry.local.command;

import io.tenantry.local.LocalRun;
import io.tenantry.local.Progress;
import io.tenantry.local.demo.Demo;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Starts what does not run yet. */
@Command(
    name = "up",
    description = "Starts everything that does not run yet, and waits until it is ready.",
    mixinStandardHelpOptions = true)
final class UpCommand implements Callable<Integer> {

  @Option(
      names = "--port-offset",
      paramLabel = "N",
      description = "Adds N to every port, at the first start. Default: 0.")
  private int portOffset;

  @Option(names = "--no-demo", description = "Provisions no demo tenants.")
  private boolean withoutDemo;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    Progress progress = Progress.to(System.out, InstantSource.system());
    LocalRun run = LocalRun.ofProject().withPortOffset(portOffset).start(progress);
    if (!withoutDemo) {
      Demo demo = new Demo(run);
      demo.provision(progress);
      demo.load(progress);
    }
    spec.commandLine().getOut().println(new Welcome(run, !withoutDemo));
    return 0;
  }
}
