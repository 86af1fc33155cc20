package io.tenantry.tenant.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tenantry.tenant.TenantProblem;
import io.tenantry.tenant.TenantProblemException;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;

/** Answers a request with a problem, below any REST layer. */
@Singleton
public class ProblemResponse {

  private static final Duration SHORTLY = Duration.ofSeconds(1);

  private final ObjectMapper json;
  private final Instance<ProblemForm> forms;

  ProblemResponse(ObjectMapper json, Instance<ProblemForm> forms) {
    this.json = json;
    this.forms = forms;
  }

  /** Ends the request. */
  public void send(RoutingContext request, TenantProblem problem, String detail) {
    send(request, problem, detail, SHORTLY);
  }

  /**
   * Ends the request.
   *
   * @param wait before the same request may succeed; told in whole seconds, where it may at all
   */
  public void send(RoutingContext request, TenantProblem problem, String detail, Duration wait) {
    HttpServerResponse response = request.response();
    if (response.ended()) {
      return;
    }
    response.setStatusCode(problem.status());
    ProblemForm.Body body =
        inFormOfCaller(request, problem, detail)
            .orElseGet(() -> usual(ProblemBody.of(problem, detail, request.normalizedPath())));
    response.putHeader("Content-Type", body.mediaType());
    response.putHeader("Cache-Control", "no-store");
    if (problem.passing()) {
      response.putHeader("Retry-After", Long.toString(Math.max(1, ceilSeconds(wait))));
    }
    response.end(body.text());
  }

  private Optional<ProblemForm.Body> inFormOfCaller(
      RoutingContext request, TenantProblem problem, String detail) {
    return forms.stream().flatMap(form -> form.said(request, problem, detail).stream()).findFirst();
  }

  private static long ceilSeconds(Duration wait) {
    return wait.plusMillis(999).toSeconds();
  }

  private ProblemForm.Body usual(ProblemBody problem) {
    try {
      return new ProblemForm.Body(ProblemBody.MEDIA_TYPE, json.writeValueAsString(problem));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Plain routes have no exception mapper: their failures pass here before Quarkus' own page. */
  void answerFailures(@Observes Router router) {
    router
        .route()
        .order(Integer.MIN_VALUE)
        .failureHandler(
            request -> {
              if (request.failure() instanceof TenantProblemException refused) {
                send(request, refused.problem(), refused.getMessage());
              } else {
                request.next();
              }
            });
  }
}
