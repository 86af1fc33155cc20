package io.tenantry.app.web;

import io.quarkus.qute.TemplateInstance;
import io.tenantry.app.link.PageLinks;
import io.tenantry.tenant.TenantProblem;
import io.tenantry.tenant.http.ProblemForm;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/**
 * What is refused before any page is reached, in words: the tenant is suspended, the user belongs
 * to another one, the database is down.
 */
@Singleton
class TenantRefusals implements ProblemForm {

  private final PageLinks links;

  TenantRefusals(PageLinks links) {
    this.links = links;
  }

  @Override
  public Optional<Body> said(RoutingContext request, TenantProblem problem, String detail) {
    if (!links.isPage(request)) {
      return Optional.empty();
    }
    Refusal refusal = new Refusal(problem.status(), problem.title(), detail, false, List.of());
    TemplateInstance page =
        links.isPart(request)
            ? Templates.refusalMessage(refusal)
            : Templates.refusal(refusal, links.start(), links.signOut());
    request.response().putHeader(PageHeaders.POLICY, PageHeaders.PAGE);
    return Optional.of(new Body(Html.TYPE, page.render()));
  }
}
