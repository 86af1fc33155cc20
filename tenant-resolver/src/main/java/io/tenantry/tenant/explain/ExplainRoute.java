package io.tenantry.tenant.explain;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.tenantry.tenant.TenantProblem;
import io.tenantry.tenant.catalog.CatalogSnapshot;
import io.tenantry.tenant.catalog.LiveCatalog;
import io.tenantry.tenant.http.FilterOrder;
import io.tenantry.tenant.http.ProblemResponse;
import io.tenantry.tenant.resolution.Trace;
import io.tenantry.tenant.resolution.Tracer;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;

/**
 * Answers {@code GET /resolve}, and puts the same beside the answers of requests that ask for it.
 */
@Singleton
class ExplainRoute {

  private static final String HEADER = "X-Tenant-Explain";

  private final Tracer tracer;
  private final Explainer explainer;
  private final Privilege privilege;
  private final LiveCatalog catalog;
  private final ProblemResponse problems;
  private final ObjectMapper json;
  private final String path;

  ExplainRoute(
      Tracer tracer,
      Explainer explainer,
      Privilege privilege,
      LiveCatalog catalog,
      ProblemResponse problems,
      ObjectMapper json,
      ExplainConfig config) {
    this.tracer = tracer;
    this.explainer = explainer;
    this.privilege = privilege;
    this.catalog = catalog;
    this.problems = problems;
    this.json = json;
    this.path = config.path();
  }

  void register(@Observes Filters filters) {
    filters.register(this::handle, FilterOrder.EXPLAIN);
  }

  private void handle(RoutingContext request) {
    boolean asked = path.equals(request.normalizedPath()) && isRead(request);
    if (!asked && request.request().getHeader(HEADER) == null) {
      request.next();
      return;
    }
    // The answer may come on another thread; what follows belongs on the request's own context.
    Context context = Vertx.currentContext();
    privilege.of(
        request, privileged -> context.runOnContext(then -> proceed(request, asked, privileged)));
  }

  private void proceed(RoutingContext request, boolean asked, boolean privileged) {
    if (privileged && asked) {
      answer(request);
      return;
    }
    if (privileged) {
      request.response().putHeader(HEADER, text(ofRequest(request)));
    }
    request.next();
  }

  private static boolean isRead(RoutingContext request) {
    return request.request().method() == HttpMethod.GET;
  }

  private void answer(RoutingContext request) {
    List<String> hosts = request.queryParam("host");
    if (hosts.size() != 1) {
      problems.send(
          request,
          TenantProblem.TENANT_REQUIRED,
          "Say which request is meant: ?host=cronus.example.com&path=/api/v1/companies");
      return;
    }
    request
        .response()
        .putHeader("Content-Type", "application/json")
        .putHeader("Cache-Control", "no-store")
        .end(text(described(hosts.get(0), request)));
  }

  private Explanation described(String host, RoutingContext request) {
    String asked = request.queryParam("path").stream().findFirst().orElse("/");
    CatalogSnapshot snapshot = catalog.snapshot();
    Trace trace = tracer.of(host, asked, request.queryParam("header"), snapshot);
    return explainer.explain(trace, snapshot);
  }

  private Explanation ofRequest(RoutingContext request) {
    CatalogSnapshot snapshot = catalog.snapshot();
    return explainer.explain(tracer.of(request, snapshot), snapshot);
  }

  private String text(Explanation explanation) {
    try {
      return json.writer().with(JsonWriteFeature.ESCAPE_NON_ASCII).writeValueAsString(explanation);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("records are always JSON", e);
    }
  }
}
