package io.tenantry.controlplane.offline;

import java.util.Optional;

/** A command that does something, as it was asked for. */
interface OfflineAction {

  /** What is wrong with the command line, as far as it can be seen without a database. */
  default Optional<String> fault() {
    return Optional.empty();
  }

  /**
   * @return one of {@link ExitCode}
   * @throws InterruptedException when the process is told to end
   */
  int run(OfflineDesk desk) throws InterruptedException;
}
