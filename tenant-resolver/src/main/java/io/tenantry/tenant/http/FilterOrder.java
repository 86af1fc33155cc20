package io.tenantry.tenant.http;

/**
 * The order of request filters, highest first. Quarkus has its own at 300 (CORS), 200
 * (authentication) and 100 (authorization); ours stand between them.
 */
public final class FilterOrder {

  /** Every answer carries a request id, refusals included. */
  public static final int REQUEST_ID = 400;

  /** What names the tenant in the path is taken off before anything else looks at the path. */
  public static final int TENANT_PATH = 290;

  /** Why a request is whose it is, for those who may ask; also when it is nobody's. */
  public static final int EXPLAIN = 285;

  /** Whose request this is, before anything is done for it. */
  public static final int TENANT = 280;

  /** The log context, once the tenant is known. */
  public static final int LOG_CONTEXT = 260;

  /** Whose request this is, where nothing but the credential says so: it is verified by now. */
  public static final int TENANT_OF_CREDENTIAL = 160;

  /** The log context of such a request. */
  public static final int LOG_CONTEXT_OF_CREDENTIAL = 150;

  /** Whether the verified credential belongs to that tenant, before any permission is looked at. */
  public static final int TENANT_MATCH = 140;

  /** What the tenant uses, and what its limits turn away. */
  public static final int USAGE = 130;

  /** The quota of an API key, below its tenant's. */
  public static final int KEY_QUOTA = 125;

  /** The tenant's own limits; spent by members of the tenant alone. */
  public static final int LIMIT = 120;

  /** What outlives its request has to end with its tenant. */
  public static final int STREAM = 110;

  private FilterOrder() {}
}
