package io.tenantry.controlplane.offline;

import picocli.CommandLine.Option;

/** {@code --help}, the same for every command. */
final class HelpOption {

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Shows this help.")
  private boolean requested;
}
