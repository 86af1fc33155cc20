package io.tenantry.controlplane.http;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.tenantry.controlplane.api.ProblemException;
import io.tenantry.controlplane.api.ProblemType;
import java.net.URI;
import java.util.Optional;

/** Renders problems in the form of RFC 9457. */
public final class Problems {

  private Problems() {}

  /** The body and headers of a refusal, for the request of the given path. */
  public static HttpProblem of(ProblemException refusal, String path) {
    HttpProblem.Builder problem = builder(refusal.type(), path).withDetail(refusal.getMessage());
    refusal.members().forEach(problem::with);
    return problem.build();
  }

  static HttpProblem of(ProblemType type, String detail, String path) {
    return builder(type, path).withDetail(detail).build();
  }

  private static HttpProblem.Builder builder(ProblemType type, String path) {
    HttpProblem.Builder problem =
        HttpProblem.builder()
            .withType(type.type())
            .withTitle(type.title())
            .withStatus(type.status())
            .withInstance(URI.create(path))
            .with("code", type.code());
    return challenge(type)
        .map(value -> problem.withHeader("WWW-Authenticate", value))
        .orElse(problem);
  }

  private static Optional<String> challenge(ProblemType type) {
    return type == ProblemType.UNAUTHENTICATED
        ? Optional.of("Bearer realm=\"tenantry\"")
        : Optional.empty();
  }
}
