package io.tenantry.app.web;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.qute.TemplateInstance;
import io.tenantry.app.http.AnsweredProblem;
import io.tenantry.app.link.PageLinks;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.ext.Provider;

/**
 * Says in words why a page, or a change, was refused. The problem is the one that programs are
 * answered; a page shows it in place of itself, htmx beside the form that was sent.
 */
@Provider
public class RefusalPages implements ContainerResponseFilter {

  private final PageLinks pages;
  private final RoutingContext routing;
  private final AnsweredProblem problems;

  RefusalPages(PageLinks pages, RoutingContext routing, AnsweredProblem problems) {
    this.pages = pages;
    this.routing = routing;
    this.problems = problems;
  }

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    if (pages.isPage(routing)) {
      problems
          .in(response)
          .ifPresent(problem -> problems.replace(response, Html.TYPE, page(problem)));
    }
  }

  private String page(JsonNode problem) {
    Refusal refusal = Refusal.of(problem);
    TemplateInstance text =
        pages.isPart(routing)
            ? Templates.refusalMessage(refusal)
            : Templates.refusal(refusal, pages.start(), pages.signOut());
    return text.render();
  }
}
