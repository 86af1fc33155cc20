package io.tenantry.controlplane.access;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.ext.Provider;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.context.ManagedExecutor;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/**
 * Writes refused requests to the audit trail: every change that was refused, and every read that
 * the caller's role does not allow. Requests without a valid token are not among them: they have no
 * actor, and anybody could fill the trail with them.
 */
@Provider
class RefusalAudit {

  private static final Logger LOG = Logger.getLogger(RefusalAudit.class);
  private static final Set<String> READS = Set.of("GET", "HEAD", "OPTIONS");
  private static final int LONGEST_PATH = 300;

  private final AuditTrail trail;
  private final CurrentVertxRequest vertx;
  private final ManagedExecutor executor;

  RefusalAudit(AuditTrail trail, CurrentVertxRequest vertx, ManagedExecutor executor) {
    this.trail = trail;
    this.vertx = vertx;
    this.executor = executor;
  }

  @ServerResponseFilter
  void audit(ContainerRequestContext request, ContainerResponseContext response) {
    Optional<String> known = actor();
    if (known.isPresent() && isRefusal(request.getMethod(), response.getStatus())) {
      AuditEntry refusal =
          new AuditEntry(
              known.get(),
              request.getMethod() + " " + path(request),
              ForeignTenant.attemptedBy(request).map(ForeignTenant::uuid),
              Optional.empty(),
              AuditEntry.Outcome.REFUSED,
              detail(response));
      // The answer may be made on a thread that must not wait for a database.
      executor.execute(() -> write(refusal));
    }
  }

  /** Who was authenticated before the refusal; to find out more could block an event loop. */
  private Optional<String> actor() {
    return vertx.getCurrent() != null && vertx.getCurrent().user() instanceof QuarkusHttpUser user
        ? Optional.of(Caller.nameOf(user.getSecurityIdentity()))
        : Optional.empty();
  }

  private static Map<String, Object> detail(ContainerResponseContext response) {
    return response.getEntity() instanceof HttpProblem problem
        ? Map.of("status", response.getStatus(), "code", problem.getParameters().get("code"))
        : Map.of("status", response.getStatus());
  }

  private static boolean isRefusal(String method, int status) {
    return status == 403
        || status >= 400 && status < 500 && status != 401 && !READS.contains(method);
  }

  private void write(AuditEntry refusal) {
    try {
      trail.recordRefusal(refusal);
    } catch (RuntimeException e) {
      LOG.errorf(
          e,
          "A refusal is not in the audit trail: actor=%s action=%s",
          refusal.actor(),
          refusal.action());
    }
  }

  private static String path(ContainerRequestContext request) {
    String path = request.getUriInfo().getRequestUri().getRawPath();
    return path.length() > LONGEST_PATH ? path.substring(0, LONGEST_PATH) : path;
  }
}
