package io.tenantry.tenant.http;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.tenantry.tenant.TenantProblem;

/**
 * A problem as it goes over the wire.
 *
 * @param instance path of the request, without query
 */
@JsonPropertyOrder({"type", "title", "status", "detail", "instance", "code"})
record ProblemBody(
    String type, String title, int status, String detail, String instance, String code) {

  static final String MEDIA_TYPE = "application/problem+json";

  static final String SECONDS_TO_WAIT = "1";

  static ProblemBody of(TenantProblem problem, String detail, String path) {
    return new ProblemBody(
        "https://tenantry.io/problems/" + problem.code(),
        problem.title(),
        problem.status(),
        detail,
        path,
        problem.code());
  }

  static ProblemBody internalError(String path) {
    return new ProblemBody(
        "https://tenantry.io/problems/internal-error",
        "The request failed",
        500,
        "The request failed inside the service; the log knows more by its request id.",
        path,
        "internal-error");
  }
}
