package io.tenantry.controlplane.offline;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** What the first word of the command line opens. */
@Command(
    name = OfflineCommand.NAME,
    subcommands = OfflineCommand.Tenants.class,
    description = {
      "Administers tenants while neither a control plane nor an instance runs. Needs the"
          + " properties",
      "of the control plane: its application database and its keysets."
    },
    footer = {
      "",
      "Exit codes: 0 done; 1 refused or failed, nothing has changed; 2 not a command line; 3"
          + " something",
      "else runs; 4 no application database or incomplete configuration; 5 not ended in time."
    })
final class OfflineCommand {

  static final String NAME = "offline";

  @Mixin private HelpOption help;

  /** Everything about tenants. */
  @Command(
      name = "tenants",
      subcommands = {ListCommand.class, ChangeCommand.Mount.class, ChangeCommand.Dismount.class},
      description = "Lists, mounts and dismounts tenants.")
  static final class Tenants {

    @Mixin private HelpOption help;
  }
}
