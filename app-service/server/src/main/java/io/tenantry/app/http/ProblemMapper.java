package io.tenantry.app.http;

import io.quarkiverse.resteasy.problem.ExceptionMapperBase;
import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.ws.rs.ext.Provider;

/** A refusal by this application becomes a problem; {@link ProblemAnswer} completes it. */
@Provider
public class ProblemMapper extends ExceptionMapperBase<ProblemException> {

  @Override
  protected HttpProblem toProblem(ProblemException refusal) {
    return body(refusal).build();
  }

  static HttpProblem.Builder body(ProblemException refusal) {
    ProblemType type = refusal.type();
    HttpProblem.Builder body =
        HttpProblem.builder()
            .withType(type.type())
            .withTitle(type.title())
            .withStatus(type.status())
            .withDetail(refusal.getMessage())
            .with("code", type.code());
    refusal.members().forEach(body::with);
    return body;
  }
}
