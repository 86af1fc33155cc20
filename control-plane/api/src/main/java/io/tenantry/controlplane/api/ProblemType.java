package io.tenantry.controlplane.api;

import java.net.URI;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * Every problem the control plane answers with: code, status and title in one line each. The code
 * is the name in lower case with dashes; clients branch on it, so it never changes.
 */
public enum ProblemType {
  VALIDATION_FAILED(400, "The request is not valid"),
  CONFIRMATION_REQUIRED(400, "The action needs to be confirmed"),
  UNAUTHENTICATED(401, "A valid bearer token is required"),
  FORBIDDEN(403, "The caller's role does not allow this"),
  TENANT_MISMATCH(403, "The caller does not administer this tenant"),
  APPLICATION_WRITES_NOT_ALLOWED(403, "The tenant may not change what all tenants share"),
  UNKNOWN_PATH(404, "There is nothing at this path"),
  UNKNOWN_TENANT(404, "There is no such tenant"),
  UNKNOWN_HOST_NAME(404, "The tenant has no such host name"),
  UNKNOWN_API_KEY(404, "The tenant has no such API key"),
  UNKNOWN_CLIENT_CERTIFICATE(404, "The tenant has no such client certificate"),
  UNKNOWN_OPERATION(404, "There is no such operation"),
  UNKNOWN_DATABASE_SERVER(404, "There is no such database server"),
  UNKNOWN_INSTANCE(404, "There is no such instance"),
  UNKNOWN_RELEASE(404, "There is no such release"),
  UNKNOWN_ROLLOUT(404, "There is no such rollout"),
  UNKNOWN_UPDATE_WINDOW(404, "The tenant has no update window"),
  UNKNOWN_PLAN(404, "There is no such plan"),
  UNKNOWN_FLAG(404, "There is no such flag"),
  UNKNOWN_OBJECT(404, "The release has no such report, web service or permission set"),
  CREDENTIAL_GONE(404, "The credential was fetched already, has expired or never existed"),
  METHOD_NOT_ALLOWED(405, "The path does not know this method"),
  NOT_ACCEPTABLE(406, "The answer has no such media type"),
  ILLEGAL_TRANSITION(409, "The present state does not allow this"),
  OPERATION_RUNNING(409, "Another operation on the same subject is running"),
  EXCLUSIVE_ACCESS(409, "Somebody has the tenant to himself"),
  INSTANCES_SILENT(409, "Not every instance has confirmed"),
  CLIENT_CERTIFICATE_TAKEN(409, "The client certificate opens a tenant already"),
  TOO_MANY_API_KEYS(409, "The tenant has as many valid keys as it may"),
  BACKUP_REQUIRED(409, "A backup is required first"),
  HOST_NAME_TAKEN(409, "The host name belongs to a tenant"),
  HOST_NAME_RESERVED(409, "The host name is reserved"),
  IDENTITY_PROVIDER_TAKEN(409, "The identity provider is another tenant's"),
  QUOTA_EXCEEDED(409, "The tenant has as much as its plan allows"),
  TENANT_EXISTS(409, "The tenant id is taken"),
  DATABASE_SERVER_EXISTS(409, "The database server is registered already"),
  CLUSTER_REGISTERED(409, "The PostgreSQL cluster is registered under another id"),
  LOGIN_SHARED(409, "The login is needed elsewhere too"),
  RELEASE_EXISTS(409, "The release is published already and never changes"),
  RELEASE_MISSING(409, "No release is published that could be installed"),
  PLAN_EXISTS(409, "A plan of this name exists"),
  PLAN_IN_USE(409, "Tenants have bought the plan"),
  STAMP_MISMATCH(409, "The database belongs to another tenant"),
  ATTACH_REFUSED(409, "The database cannot be attached"),
  DATA_WOULD_BE_LOST(409, "Data would be lost"),
  CAPACITY_EXHAUSTED(409, "No database server can take the tenant"),
  VERSION_MISMATCH(412, "The resource was changed in between"),
  CONTENT_TOO_LARGE(413, "The request body is too large"),
  UNSUPPORTED_MEDIA_TYPE(415, "The request body has the wrong media type"),
  IDEMPOTENCY_KEY_REUSED(422, "The idempotency key came with another request before"),
  IDENTITY_PROVIDER_UNUSABLE(422, "The identity provider cannot be used"),
  INTERNAL_ERROR(500, "The request failed for a reason inside the control plane"),
  UNAVAILABLE(503, "Something the control plane depends on is down");

  private static final String BASE = "https://tenantry.io/problems/";

  private final int status;
  private final String title;

  ProblemType(int status, String title) {
    this.status = status;
    this.title = title;
  }

  /** The HTTP status. */
  public int status() {
    return status;
  }

  /** The same sentence for every occurrence. */
  public String title() {
    return title;
  }

  /** The stable machine code, such as {@code tenant-exists}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The identifier of RFC 9457. */
  public URI type() {
    return URI.create(BASE + code());
  }

  public static Optional<ProblemType> ofCode(String code) {
    return Arrays.stream(values()).filter(type -> type.code().equals(code)).findFirst();
  }
}
