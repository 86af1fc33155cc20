package io.tenantry.app.http;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkiverse.resteasy.problem.postprocessing.ProblemContext;
import io.quarkiverse.resteasy.problem.postprocessing.ProblemPostProcessor;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Map;
import java.util.Set;

/**
 * The last hand on every problem. What this application refused has its code already; what the
 * framework refused gets one, and loses its own text, which may name classes or quote input.
 */
@ApplicationScoped
class ProblemAnswer implements ProblemPostProcessor {

  /** Above the library's own processors, which log and fill in the path of the request. */
  private static final int FIRST = 200;

  private static final Map<Integer, String> DETAILS =
      Map.of(
          401, "Send a valid access token of this tenant as a bearer token.",
          403, "Ask an administrator of the tenant for a permission set that allows this.",
          404, "Look at /q/openapi for the paths there are; ids and names are part of the path.",
          405, "The header Allow lists the methods the path knows.",
          406, "Leave the header Accept out, or accept application/json.",
          415, "Look at /q/openapi for the media type the path reads.");

  private static final int NOT_FOUND = 404;
  private static final int NOT_ALLOWED = 405;

  private final Routes routes;

  ProblemAnswer(Routes routes) {
    this.routes = routes;
  }

  @Override
  public int priority() {
    return FIRST;
  }

  @Override
  public HttpProblem apply(HttpProblem problem, ProblemContext context) {
    HttpProblem.Builder answer =
        problem.getParameters().containsKey("code")
            ? HttpProblem.builder(problem)
            : TenantRefusal.in(context.cause).orElseGet(() -> framework(problem, context));
    return answer.withHeader(HttpHeaders.CACHE_CONTROL, "no-store").build();
  }

  private HttpProblem.Builder framework(HttpProblem problem, ProblemContext context) {
    int status = problem.getStatusCode();
    Set<String> allowed =
        status == NOT_FOUND || status == NOT_ALLOWED ? routes.methodsOf(context.path) : Set.of();
    HttpProblem.Builder answer =
        ProblemMapper.body(refusal(allowed.isEmpty() ? status : NOT_ALLOWED, context.cause));
    problem.getHeaders().forEach(answer::withHeader);
    return allowed.isEmpty()
        ? answer
        : answer.withHeader(HttpHeaders.ALLOW, String.join(", ", allowed));
  }

  private static ProblemException refusal(int status, Throwable cause) {
    return JsonRefusal.in(cause)
        .orElseGet(() -> new ProblemException(type(status), detail(status)));
  }

  /** A status we have no word for is the caller's fault if it says so, and ours if it does not. */
  private static ProblemType type(int status) {
    return ProblemType.ofStatus(status)
        .orElse(status < 500 ? ProblemType.VALIDATION_FAILED : ProblemType.INTERNAL_ERROR);
  }

  private static String detail(int status) {
    String other =
        status < 500 ? "The request could not be understood." : "Try again; the cause is logged.";
    return DETAILS.getOrDefault(status, other);
  }
}
