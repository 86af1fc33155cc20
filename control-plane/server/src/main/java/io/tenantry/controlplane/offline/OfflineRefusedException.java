package io.tenantry.controlplane.offline;

/** A command is not carried out, with the reason its caller is shown and the code it ends with. */
final class OfflineRefusedException extends RuntimeException {

  private final int exitCode;

  /**
   * @param message what is in the way, and what to do
   */
  OfflineRefusedException(int exitCode, String message) {
    super(message);
    this.exitCode = exitCode;
  }

  int exitCode() {
    return exitCode;
  }
}
