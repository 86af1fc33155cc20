package io.tenantry.tenant;

/**
 * A request cannot be served for a reason that its caller may know. Answered as a problem with the
 * status and code of {@link #problem()}; the message becomes its detail, so it names no host,
 * database or secret.
 */
public class TenantProblemException extends RuntimeException {

  private final TenantProblem problem;

  public TenantProblemException(TenantProblem problem, String detail) {
    this(problem, detail, null);
  }

  /**
   * @param detail what was wrong and what to do, shown to the caller
   * @param cause for the log only
   */
  public TenantProblemException(TenantProblem problem, String detail, Throwable cause) {
    super(detail, cause);
    this.problem = problem;
  }

  public TenantProblem problem() {
    return problem;
  }
}
