package io.tenantry.controlplane.operation;

/** A step failed in a way that no retry can mend; the code and message are shown to the user. */
public final class PermanentFailureException extends RuntimeException {

  private final String code;

  /**
   * @param code stable machine code, lower-case words joined by dashes
   * @param message what was wrong and what to do; no address, password or SQL
   */
  public PermanentFailureException(String code, String message, Throwable cause) {
    super(message, cause);
    this.code = code;
  }

  public String code() {
    return code;
  }
}
