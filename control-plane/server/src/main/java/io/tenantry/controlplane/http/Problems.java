package io.tenantry.controlplane.http;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.tenantry.controlplane.api.ProblemException;
import io.tenantry.controlplane.api.ProblemType;
import jakarta.ws.rs.core.UriBuilder;
import java.net.URI;
import java.net.URISyntaxException;
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
            .withInstance(instance(path))
            .with("code", type.code());
    return challenge(type)
        .map(value -> problem.withHeader("WWW-Authenticate", value))
        .orElse(problem);
  }

  /** Some paths arrive decoded: what a URI does not allow is encoded again. */
  private static URI instance(String path) {
    try {
      return new URI(path);
    } catch (URISyntaxException e) {
      return UriBuilder.fromPath("{path}").resolveTemplate("path", path, false).build();
    }
  }

  private static Optional<String> challenge(ProblemType type) {
    return type == ProblemType.UNAUTHENTICATED
        ? Optional.of("Bearer realm=\"tenantry\"")
        : Optional.empty();
  }
}
