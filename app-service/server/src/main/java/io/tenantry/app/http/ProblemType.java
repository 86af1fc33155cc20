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
  CONFIRMATION_REQUIRED(400, "The request has to be confirmed"),
  UNAUTHENTICATED(401, "A valid bearer token is required"),
  FORBIDDEN(403, "The caller is not permitted to do this"),
  UNKNOWN_USER(403, "The caller is not one of the tenant's users"),
  USER_DISABLED(403, "The user is disabled"),
  USER_EXPIRED(403, "The user's time is over"),
  APPLICATION_WRITES_NOT_ALLOWED(403, "The tenant may not change what all tenants share"),
  READ_ONLY(403, "It is not the tenant's own and cannot be changed here"),
  UNKNOWN_PATH(404, "There is nothing at this path"),
  UNKNOWN_COMPANY(404, "There is no such company"),
  UNKNOWN_CUSTOMER(404, "There is no such customer"),
  UNKNOWN_VENDOR(404, "There is no such vendor"),
  UNKNOWN_ITEM(404, "There is no such item"),
  UNKNOWN_ACCOUNT(404, "There is no such account"),
  UNKNOWN_NUMBER_SERIES(404, "There is no such number series"),
  UNKNOWN_SALES_ORDER(404, "There is no such sales order"),
  UNKNOWN_SALES_INVOICE(404, "There is no such invoice"),
  UNKNOWN_SALES_CREDIT_MEMO(404, "There is no such credit memo"),
  UNKNOWN_PAYMENT(404, "There is no such payment"),
  UNKNOWN_LEDGER_TRANSACTION(404, "There is no such ledger transaction"),
  UNKNOWN_REPORT(404, "There is no such report"),
  UNKNOWN_OBJECT(404, "There is no such report, web service or permission set"),
  UNKNOWN_RELEASE(404, "There is no such release"),
  USER_NOT_FOUND(404, "There is no such user"),
  UNKNOWN_PERMISSION_SET(404, "There is no such permission set"),
  UNKNOWN_ASSIGNMENT(404, "There is no such assignment"),
  UNKNOWN_ENTITY(404, "There is no such entity"),
  METHOD_NOT_ALLOWED(405, "The path does not know this method"),
  NOT_ACCEPTABLE(406, "The answer has no such media type"),
  USER_EXISTS(409, "The user is registered already"),
  OBJECT_EXISTS(409, "The name of the report or web service is taken"),
  PERMISSION_SET_EXISTS(409, "The name of the permission set is taken"),
  ASSIGNMENT_EXISTS(409, "The user has this permission set already"),
  OWN_ACCOUNT(409, "Nobody does this to themselves"),
  COMPANY_EXISTS(409, "The company name is taken"),
  CUSTOMER_EXISTS(409, "The customer number is taken"),
  VENDOR_EXISTS(409, "The vendor number is taken"),
  ITEM_EXISTS(409, "The item number is taken"),
  ACCOUNT_EXISTS(409, "The account number or purpose is taken"),
  SALES_ORDER_EXISTS(409, "The order number is taken"),
  IN_USE(409, "Something else refers to it"),
  AMBIGUOUS_KEY(409, "Several entities have the key"),
  NUMBER_SERIES_IN_USE(409, "Numbers of this series were given out"),
  COMPANY_IN_USE(409, "Somebody works in the company"),
  ALREADY_POSTED(409, "What is posted does not change"),
  NOTHING_TO_POST(409, "There is nothing to post"),
  PERIOD_CLOSED(409, "The posting period is closed"),
  ALREADY_REVERSED(409, "It was reversed before"),
  OVER_APPLIED(409, "There is not that much to settle"),
  OVER_CREDITED(409, "There is not that much to credit"),
  VERSION_MISMATCH(412, "The resource was changed in between"),
  CONTENT_TOO_LARGE(413, "The request body is too large"),
  UNSUPPORTED_MEDIA_TYPE(415, "The request body has the wrong media type"),
  IMPORT_FAILED(422, "The file was not imported, nothing has changed"),
  IDEMPOTENCY_KEY_REUSED(422, "The key belongs to another request"),
  OBJECT_REFUSED(422, "The object does not run"),
  REPORT_FAILED(422, "The report cannot be run"),
  REPORT_TIMEOUT(422, "The report ran for too long"),
  TOO_MANY_ROWS(422, "The report has too many rows"),
  QUERY_TIMEOUT(422, "The query ran for too long"),
  QUERY_TOO_LARGE(422, "The query has too many rows"),
  INTERNAL_ERROR(500, "The request failed for a reason inside the application"),
  NOT_SUPPORTED(501, "The interface allows this, the application does not do it"),
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
  public static Optional<ProblemType> ofStatus(int status) {
    return Arrays.stream(values()).filter(type -> type.status == status).findFirst();
  }
}
