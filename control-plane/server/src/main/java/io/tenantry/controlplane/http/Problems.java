package io.tenantry.controlplane.http;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.tenantry.controlplane.api.ProblemException;
import io.tenantry.controlplane.api.ProblemType;
import jakarta.ws.rs.core.UriBuilder;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Map;

/** Renders problems in the form of RFC 9457. */
public final class Problems {

  /** As long as a restarted database takes, with a pool that looks for it. */
  private static final String RETRY_AFTER_SECONDS = "5";

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
    headers(type).forEach(problem::withHeader);
    return problem;
  }

  /** Some paths arrive decoded: what a URI does not allow is encoded again. */
  private static URI instance(String path) {
    try {
      return new URI(path);
    } catch (URISyntaxException e) {
      return UriBuilder.fromPath("{path}").resolveTemplate("path", path, false).build();
    }
  }

  private static Map<String, String> headers(ProblemType type) {
    return switch (type) {
      case UNAUTHENTICATED -> Map.of("WWW-Authenticate", "Bearer realm=\"tenantry\"");
      case UNAVAILABLE -> Map.of("Retry-After", RETRY_AFTER_SECONDS);
      default -> Map.of();
    };
  }
}
