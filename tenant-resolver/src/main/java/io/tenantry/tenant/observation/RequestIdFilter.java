package io.tenantry.tenant.observation;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.tenantry.tenant.http.FilterOrder;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
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

  private final Supplier<UUID> ids;

  @Inject
  RequestIdFilter() {
    this(RequestIdFilter::fresh);
  }

  RequestIdFilter(Supplier<UUID> ids) {
    this.ids = ids;
  }

  /** Different is enough, nothing is kept secret by it: a secure source would cost its lock. */
  private static UUID fresh() {
    ThreadLocalRandom random = ThreadLocalRandom.current();
    return new UUID(random.nextLong(), random.nextLong());
  }

  void register(@Observes Filters filters) {
    filters.register(this::handle, FilterOrder.REQUEST_ID);
  }

  private void handle(RoutingContext request) {
    String given = request.request().getHeader(HEADER);
    String id = given != null && SANE.matcher(given).matches() ? given : ids.get().toString();
    request.response().putHeader(HEADER, id);
    MDC.put(LogKeys.REQUEST, id);
    request.next();
  }
}
