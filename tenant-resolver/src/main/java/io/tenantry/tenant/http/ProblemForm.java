package io.tenantry.tenant.http;

import io.tenantry.tenant.TenantProblem;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;

/**
 * Says problems to callers who expect another form than RFC 9457's: people in front of pages, or
 * clients of a protocol that has errors of its own. Beans of this type are asked before a request
 * is answered with a problem. Called on the event loop; must not block.
 */
public interface ProblemForm {

  /**
   * An answer.
   *
   * @param mediaType with its parameters
   */
  record Body(String mediaType, String text) {}

  /** Empty if it is somebody else who asks. May add headers to the answer. */
  Optional<Body> said(RoutingContext request, TenantProblem problem, String detail);
}
