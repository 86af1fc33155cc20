package io.tenantry.app.http;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.tenantry.tenant.TenantProblem;
import io.tenantry.tenant.TenantProblemException;
import jakarta.ws.rs.core.HttpHeaders;
import java.net.URI;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Finds the tenant resolver's word in what Hibernate throws when it gets no connection: the
 * database is down, the server full, the tenant over its limit.
 */
final class TenantRefusal {

  private static final String BASE = "https://tenantry.io/problems/";

  private TenantRefusal() {}

  static Optional<HttpProblem.Builder> in(Throwable cause) {
    return Stream.iterate(cause, e -> e != null, Throwable::getCause)
        .filter(TenantProblemException.class::isInstance)
        .findFirst()
        .map(e -> body((TenantProblemException) e));
  }

  private static HttpProblem.Builder body(TenantProblemException refusal) {
    TenantProblem problem = refusal.problem();
    HttpProblem.Builder body =
        HttpProblem.builder()
            .withType(URI.create(BASE + problem.code()))
            .withTitle(problem.title())
            .withStatus(problem.status())
            .withDetail(refusal.getMessage())
            .with("code", problem.code());
    return problem.passing() ? body.withHeader(HttpHeaders.RETRY_AFTER, 1) : body;
  }
}
