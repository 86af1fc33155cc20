package io.tenantry.tenant.http;

import io.tenantry.tenant.TenantProblem;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;

/**
 * Says problems in words to people, where an application has pages: a bean of this type is asked
 * before a request is answered with a problem for programs. Called on the event loop; must not
 * block.
 */
public interface ProblemPages {

  /** The page, as HTML; empty if it is a program that asks. */
  Optional<String> page(RoutingContext request, TenantProblem problem, String detail);
}
