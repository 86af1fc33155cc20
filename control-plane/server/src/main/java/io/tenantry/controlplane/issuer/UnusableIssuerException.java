package io.tenantry.controlplane.issuer;

/** A provider fails a check. */
final class UnusableIssuerException extends Exception {

  private final String check;

  /**
   * @param check its stable name
   * @param message what was wrong and what to do, for whoever configures the tenant; of what stands
   *     at the address no more than that it is not what it should be
   */
  UnusableIssuerException(String check, String message) {
    super(message);
    this.check = check;
  }

  String check() {
    return check;
  }
}
