package io.tenantry.app.odata.query;

import io.tenantry.app.http.ProblemException;
import io.tenantry.app.http.ProblemType;

/** Why a query is not answered. */
public final class Refused {

  private Refused() {}

  /**
   * @param what such as {@code $crossjoin}
   */
  public static ProblemException notSupported(String what) {
    return new ProblemException(ProblemType.NOT_SUPPORTED, what + " is not supported");
  }

  /**
   * @param option such as {@code $filter}
   */
  public static ProblemException invalid(String option, String message) {
    return ProblemException.invalid(option, "malformed", message);
  }
}
