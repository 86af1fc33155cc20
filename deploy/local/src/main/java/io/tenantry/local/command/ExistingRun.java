package io.tenantry.local.command;

import io.tenantry.local.LocalRun;
import io.tenantry.local.LocalRunBuilder;
import io.tenantry.local.process.StartFailedException;

/** The local run of this checkout, for the commands that make none. */
final class ExistingRun {

  private ExistingRun() {}

  static LocalRun find() {
    LocalRunBuilder builder = LocalRun.ofProject();
    if (!builder.exists()) {
      throw new StartFailedException("There is no local run yet. deploy/local/up starts one.");
    }
    return builder.find();
  }
}
