package io.tenantry.tenant.observation;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.tenantry.tenant.CurrentTenant;
import io.tenantry.tenant.http.FilterOrder;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.jboss.logging.MDC;

/** Puts the tenant on every log line of its requests. */
@Singleton
class TenantLogContext {

  private final CurrentTenant current;

  TenantLogContext(CurrentTenant current) {
    this.current = current;
  }

  void register(@Observes Filters filters) {
    filters.register(this::handle, FilterOrder.LOG_CONTEXT);
    filters.register(this::handle, FilterOrder.LOG_CONTEXT_OF_CREDENTIAL);
  }

  private void handle(RoutingContext request) {
    current.find().ifPresent(tenant -> MDC.put(LogKeys.TENANT, tenant.id()));
    request.next();
  }
}
