package io.tenantry.tenant.push;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.tenantry.tenant.CurrentTenant;
import io.tenantry.tenant.ResolvedTenant;
import io.tenantry.tenant.catalog.CatalogListener;
import io.tenantry.tenant.catalog.CatalogSnapshot;
import io.tenantry.tenant.catalog.LiveCatalog;
import io.tenantry.tenant.http.FilterOrder;
import io.tenantry.tenant.http.RequestEnd;
import io.tenantry.tenant.resolution.TenantStay;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Ends the server-sent events of a tenant whose users have to leave. Never blocks. */
@Singleton
class EventStreams implements CatalogListener {

  private static final String EVENTS = "text/event-stream";

  /** HTTP/2's word for "no longer wanted". */
  private static final long CANCEL = 0x8;

  private final Set<Stream> open = ConcurrentHashMap.newKeySet();
  private final CurrentTenant current;
  private final TenantStay stay;
  private final Instance<LiveCatalog> catalog;

  EventStreams(CurrentTenant current, TenantStay stay, Instance<LiveCatalog> catalog) {
    this.current = current;
    this.stay = stay;
    this.catalog = catalog;
  }

  void register(@Observes Filters filters) {
    filters.register(this::handle, FilterOrder.STREAM);
  }

  private void handle(RoutingContext request) {
    current
        .find()
        .ifPresent(
            tenant -> {
              Context context = Vertx.currentContext();
              request.addHeadersEndHandler(sent -> begun(request, context, tenant));
            });
    request.next();
  }

  private void begun(RoutingContext request, Context context, ResolvedTenant tenant) {
    String type = request.response().headers().get(HttpHeaders.CONTENT_TYPE);
    if (type == null || !type.startsWith(EVENTS)) {
      return;
    }
    Stream stream = new Stream(request.request(), context, tenant);
    open.add(stream);
    RequestEnd.of(request, () -> open.remove(stream));
    // The catalog may have changed between the request and this.
    endUnlessMayStay(stream, catalog.get().snapshot());
  }

  @Override
  public void replaced(CatalogSnapshot before, CatalogSnapshot after) {
    open.forEach(stream -> endUnlessMayStay(stream, after));
  }

  private void endUnlessMayStay(Stream stream, CatalogSnapshot now) {
    if (stay.ended(stream.tenant(), now).isPresent()) {
      stream.context().runOnContext(ending -> stream.end());
    }
  }

  /** A stream is a request that is still running: its visit is what is waited for. */
  @Override
  public long drainedUpTo(long applied) {
    return applied;
  }

  @Override
  public void stop() {
    open.clear();
  }

  private record Stream(HttpServerRequest request, Context context, ResolvedTenant tenant) {

    /** HTTP/1.1 has one stream at a time on a connection; HTTP/2 has those of others beside it. */
    void end() {
      if (request.version() == HttpVersion.HTTP_2) {
        request.response().reset(CANCEL);
      } else {
        request.connection().close();
      }
    }
  }
}
