package io.tenantry.controlplane.http;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkiverse.resteasy.problem.postprocessing.ProblemContext;
import io.quarkiverse.resteasy.problem.postprocessing.ProblemPostProcessor;
import io.tenantry.controlplane.api.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;

/**
 * Gives the refusals that the framework makes a code of ours, and a text of ours in place of its
 * own, which may name classes. A database that is down is no fault: whoever asks is told to ask
 * again.
 */
@ApplicationScoped
class FrameworkProblems implements ProblemPostProcessor {

  private record Known(ProblemType type, String detail) {}

  private static final Map<Integer, Known> BY_STATUS =
      Map.ofEntries(
          known(ProblemType.VALIDATION_FAILED, "The request cannot be read."),
          known(ProblemType.UNAUTHENTICATED, "Send a bearer token of the platform's issuer."),
          known(ProblemType.FORBIDDEN, "Ask for a platform role that may do this."),
          known(ProblemType.UNKNOWN_PATH, "See /q/openapi for the paths there are."),
          known(ProblemType.METHOD_NOT_ALLOWED, "See /q/openapi for the methods of this path."),
          known(ProblemType.NOT_ACCEPTABLE, "Accept application/json."),
          known(ProblemType.CONTENT_TOO_LARGE, "Send less."),
          known(ProblemType.UNSUPPORTED_MEDIA_TYPE, "See /q/openapi for what this path reads."),
          known(ProblemType.UNAVAILABLE, "Try again in a moment."));

  private static final Known OUTAGE =
      new Known(
          ProblemType.UNAVAILABLE, "A database does not answer; nothing is lost. Try again later.");

  private static final Known UNFORESEEN =
      new Known(ProblemType.INTERNAL_ERROR, "The log of the control plane names the cause.");

  @Override
  public HttpProblem apply(HttpProblem problem, ProblemContext context) {
    if (problem.getParameters().containsKey("code")) {
      return problem;
    }
    Known known =
        Outage.isCauseOf(context.cause)
            ? OUTAGE
            : BY_STATUS.getOrDefault(problem.getStatusCode(), UNFORESEEN);
    return Problems.of(known.type(), known.detail(), path(problem, context));
  }

  private static String path(HttpProblem problem, ProblemContext context) {
    return problem.getInstance() != null ? problem.getInstance().toString() : context.path;
  }

  private static Map.Entry<Integer, Known> known(ProblemType type, String detail) {
    return Map.entry(type.status(), new Known(type, detail));
  }
}
