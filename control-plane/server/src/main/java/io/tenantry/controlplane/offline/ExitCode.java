package io.tenantry.controlplane.offline;

/** How an offline command ends, for scripts. Part of its contract. */
final class ExitCode {

  static final int DONE = 0;

  /** Refused by the rules, or the operation failed: nothing has changed. */
  static final int REFUSED = 1;

  /** The command line is not one. */
  static final int USAGE = 2;

  /** A control plane or an instance runs. */
  static final int OTHERS_RUN = 3;

  /** The application database does not answer, or the configuration is not complete. */
  static final int UNAVAILABLE = 4;

  /** The operation has not ended in time; a control plane will go on with it. */
  static final int UNFINISHED = 5;

  private ExitCode() {}
}
