package io.tenantry.app.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.qute.TemplateInstance;
import io.tenantry.app.link.PageLinks;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.Provider;
import java.lang.annotation.Annotation;

/**
 * Says in words why a page, or a change, was refused. The problem is the one that programs are
 * answered; a page shows it in place of itself, htmx beside the form that was sent.
 */
@Provider
public class RefusalPages implements ContainerResponseFilter {

  private static final int FIRST_REFUSAL = 400;
  private static final String PROBLEM = "problem+json";

  private final PageLinks pages;
  private final RoutingContext routing;
  private final ObjectMapper json;

  RefusalPages(PageLinks pages, RoutingContext routing, ObjectMapper json) {
    this.pages = pages;
    this.routing = routing;
    this.json = json;
  }

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    if (response.getStatus() >= FIRST_REFUSAL && pages.isPage(routing) && isProblem(response)) {
      Refusal refusal = Refusal.of(json.<JsonNode>valueToTree(response.getEntity()));
      TemplateInstance text =
          pages.isPart(routing)
              ? Templates.refusalMessage(refusal)
              : Templates.refusal(refusal, pages.start(), pages.signOut());
      MediaType html = MediaType.valueOf(Html.TYPE);
      response.setEntity(text.render(), new Annotation[0], html);
      response.getHeaders().putSingle(HttpHeaders.CONTENT_TYPE, html);
    }
  }

  private static boolean isProblem(ContainerResponseContext response) {
    return response.getEntity() != null
        && response.getMediaType() != null
        && response.getMediaType().getSubtype().equals(PROBLEM);
  }
}
