package io.tenantry.controlplane.offline;

import io.tenantry.controlplane.acceptance.OperationViews;
import io.tenantry.controlplane.api.Action;
import io.tenantry.controlplane.api.DryRun;
import io.tenantry.controlplane.operation.Operation;
import io.tenantry.controlplane.tenant.TenantMove;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Changes one tenant by an operation, which this process runs to its end. */
abstract sealed class ChangeCommand implements OfflineAction {

  /** Lets users in. */
  @Command(name = "mount", description = "Makes a tenant reachable.")
  static final class Mount extends ChangeCommand {

    Mount() {
      super(TenantMove.MOUNT);
    }
  }

  /** Keeps users out. */
  @Command(
      name = "dismount",
      description = "Makes a tenant unreachable; its data stays. Needs --confirm or --yes.")
  static final class Dismount extends ChangeCommand {

    Dismount() {
      super(TenantMove.DISMOUNT);
    }
  }

  private final TenantMove move;

  @Parameters(paramLabel = "TENANT", description = "Tenant id, in any letter case, or UUID.")
  private String tenant;

  @Option(names = "--reason", description = "Why, for the record; at most 500 characters.")
  private String reason;

  @Option(names = "--confirm", paramLabel = "TENANT", description = "The tenant id again.")
  private String confirm;

  @Option(
      names = {"-y", "--yes"},
      description = "Confirms whichever tenant it is.")
  private boolean yes;

  @Option(names = "--dry-run", description = "Only checks, and says which steps there would be.")
  private boolean dryRun;

  @Option(
      names = "--beside-running",
      description = "Goes on although a control plane or an instance runs.")
  private boolean besideRunning;

  @Option(
      names = "--wait",
      paramLabel = "SECONDS",
      defaultValue = "60",
      description = "How long to try. What has not ended then is left to a control plane.")
  private int seconds;

  @Mixin private OutputOption output;

  @Mixin private HelpOption help;

  private ChangeCommand(TenantMove move) {
    this.move = move;
  }

  @Override
  public Optional<String> fault() {
    if (seconds < 0) {
      return Optional.of("--wait: must not be negative");
    }
    boolean confirmed = yes || confirm != null || dryRun;
    return move == TenantMove.DISMOUNT && !confirmed
        ? Optional.of("its users are out afterwards: add --confirm " + tenant + ", or --yes")
        : Optional.empty();
  }

  @Override
  public int run(OfflineDesk desk) throws InterruptedException {
    if (!besideRunning) {
      desk.others().demandNone();
    }
    Action action = new Action(confirm, dryRun, reason, null, false);
    return dryRun ? tryIt(desk, action) : change(desk, action);
  }

  private int tryIt(OfflineDesk desk, Action action) {
    DryRun passed = desk.tenants().tryIt(move, tenant, action);
    if (output.json()) {
      desk.printJson(passed);
    } else {
      desk.print(
          "%s of %s would be done in the steps %s. Nothing has changed."
              .formatted(passed.action(), passed.tenant().id(), passed.steps()));
    }
    return ExitCode.DONE;
  }

  private int change(OfflineDesk desk, Action action) throws InterruptedException {
    UUID id = desk.tenants().accept(move, tenant, action, desk.actor());
    Operation operation = desk.operations().run(id, Duration.ofSeconds(seconds));
    if (output.json()) {
      desk.printJson(OperationViews.view(operation));
    } else {
      OperationText.lines(operation).forEach(desk::print);
    }
    if (!operation.ended()) {
      return ExitCode.UNFINISHED;
    }
    return operation.status() == Operation.Status.SUCCEEDED ? ExitCode.DONE : ExitCode.REFUSED;
  }
}
