package io.tenantry.tenant.observation;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.tenantry.tenant.CurrentTenant;
import io.tenantry.tenant.http.FilterOrder;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.interceptor.Interceptor;
import java.util.logging.Handler;
import java.util.stream.Stream;
import org.jboss.logging.MDC;
import org.jboss.logmanager.LogContext;
import org.jboss.logmanager.Logger;

/**
 * Puts the tenant on every log line of its requests, and of all other work that is done for it.
 *
 * <p>The log context of a request belongs to all its threads, and threads inherit that of whoever
 * made them, so nothing else may put a tenant there for a while: it would stay with threads that
 * work for somebody else. The record is told instead, by the thread that logs it.
 */
@Singleton
class TenantLogContext {

  private final CurrentTenant current;
  private final TenantOnRecords onRecords;

  TenantLogContext(CurrentTenant current) {
    this.current = current;
    this.onRecords = new TenantOnRecords(current::find);
  }

  void register(@Observes Filters filters) {
    filters.register(this::handle, FilterOrder.LOG_CONTEXT);
    filters.register(this::handle, FilterOrder.LOG_CONTEXT_OF_CREDENTIAL);
  }

  private void handle(RoutingContext request) {
    current.find().ifPresent(tenant -> MDC.put(LogKeys.TENANT, tenant.id()));
    request.next();
  }

  /** Before all others, the console among them: they write the record as it is by then. */
  void start(@Observes @Priority(Interceptor.Priority.LIBRARY_BEFORE) StartupEvent event) {
    Logger root = root();
    root.setHandlers(
        Stream.concat(Stream.of(onRecords), Stream.of(root.getHandlers())).toArray(Handler[]::new));
  }

  void stop(@Observes ShutdownEvent event) {
    root().removeHandler(onRecords);
  }

  private static Logger root() {
    return LogContext.getLogContext().getLogger("");
  }
}
