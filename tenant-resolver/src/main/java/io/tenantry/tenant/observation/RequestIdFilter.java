package io.tenantry.tenant.observation;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.tenantry.tenant.http.FilterOrder;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jboss.logging.MDC;

/**
 * Gives every request an id that is in its answer and on its log lines. The caller's own is kept
 * when it is one to sixty-four of {@code [A-Za-z0-9._-]}; anything else could forge log lines.
 */
@Singleton
class RequestIdFilter {

  private static final String HEADER = "X-Request-Id";
  private static final Pattern SANE = Pattern.compile("[A-Za-z0-9._-]{1,64}");

  void register(@Observes Filters filters) {
    filters.register(this::handle, FilterOrder.REQUEST_ID);
  }

  private void handle(RoutingContext request) {
    String given = request.request().getHeader(HEADER);
    String id =
        given != null && SANE.matcher(given).matches() ? given : UUID.randomUUID().toString();
    request.response().putHeader(HEADER, id);
    MDC.put(LogKeys.REQUEST, id);
    request.next();
  }
}
