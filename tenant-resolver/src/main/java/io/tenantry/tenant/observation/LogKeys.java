package io.tenantry.tenant.observation;

/** Keys of the log context. */
public final class LogKeys {

  /** The tenant's id. */
  public static final String TENANT = "tenant";

  /** The request's id, as in the header {@code X-Request-Id}. */
  public static final String REQUEST = "requestId";

  private LogKeys() {}
}
