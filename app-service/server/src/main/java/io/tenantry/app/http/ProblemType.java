package io.tenantry.app.http;

import java.net.URI;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * Every problem this application answers with: code, status and title in one line each. The code is
 * the name in lower case with dashes; clients branch on it, so it never changes. The tenant
 * resolver adds its own (no tenant named, wrong tenant, tenant not reachable).
 */
public enum ProblemType {
  VALIDATION_FAILED(400, "The request is not valid"),
  MALFORMED_JSON(400, "The request body is not JSON"),
  COMPANY_REQUIRED(400, "The request has to name a company"),
  UNAUTHENTICATED(401, "A valid bearer token is required"),
  FORBIDDEN(403, "The caller's role does not allow this"),
  UNKNOWN_PATH(404, "There is nothing at this path"),
  UNKNOWN_COMPANY(404, "There is no such company"),
  UNKNOWN_CUSTOMER(404, "There is no such customer"),
  METHOD_NOT_ALLOWED(405, "The path does not know this method"),
  NOT_ACCEPTABLE(406, "The answer has no such media type"),
  COMPANY_EXISTS(409, "The company name is taken"),
  CUSTOMER_EXISTS(409, "The customer number is taken"),
  VERSION_MISMATCH(412, "The resource was changed in between"),
  CONTENT_TOO_LARGE(413, "The request body is too large"),
  UNSUPPORTED_MEDIA_TYPE(415, "The request body has the wrong media type"),
  IMPORT_FAILED(422, "The file was not imported, nothing has changed"),
  INTERNAL_ERROR(500, "The request failed for a reason inside the application"),
  UNAVAILABLE(503, "Something the application depends on is down");

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

  /** The stable machine code, such as {@code unknown-company}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The identifier of RFC 9457. */
  public URI type() {
    return URI.create(BASE + code());
  }

  /**
   * What a status means when nothing more is known: the first constant that has it. The framework
   * answers with a status only.
   */
  static Optional<ProblemType> ofStatus(int status) {
    return Arrays.stream(values()).filter(type -> type.status == status).findFirst();
  }
}
