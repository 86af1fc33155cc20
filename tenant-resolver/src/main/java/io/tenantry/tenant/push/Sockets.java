package io.tenantry.tenant.push;

import io.quarkus.arc.properties.IfBuildProperty;
import io.quarkus.websockets.next.CloseReason;
import io.quarkus.websockets.next.HttpUpgradeCheck;
import io.quarkus.websockets.next.Open;
import io.quarkus.websockets.next.OpenConnections;
import io.quarkus.websockets.next.UserData.TypedKey;
import io.quarkus.websockets.next.WebSocketConnection;
import io.smallrye.mutiny.Uni;
import io.tenantry.tenant.CurrentTenant;
import io.tenantry.tenant.DescendedTenant;
import io.tenantry.tenant.ResolvedTenant;
import io.tenantry.tenant.TenantProblem;
import io.tenantry.tenant.catalog.CatalogListener;
import io.tenantry.tenant.catalog.CatalogSnapshot;
import io.tenantry.tenant.catalog.LiveCatalog;
import io.tenantry.tenant.resolution.TenantStay;
import io.vertx.core.Context;
import jakarta.enterprise.event.ObservesAsync;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Gives a socket the tenant of its handshake, and closes it when the tenant's users have to leave.
 * Never blocks.
 */
@Singleton
@IfBuildProperty(name = "tenantry.sockets.enabled", stringValue = "true")
class Sockets implements HttpUpgradeCheck, DescendedTenant, CatalogListener {

  /** Where Quarkus keeps the connection in the context of a callback. */
  private static final String CONNECTION =
      "io.quarkus.websockets.next.runtime.WebSocketConnectionBase";

  private static final TypedKey<ResolvedTenant> TENANT = new TypedKey<>(Sockets.class.getName());
  private static final int PRIVATE_CODES = 4_000;
  private static final Logger LOG = Logger.getLogger(Sockets.class);

  private final CurrentTenant current;
  private final TenantStay stay;
  private final Instance<LiveCatalog> catalog;
  private final OpenConnections open;

  Sockets(
      CurrentTenant current, TenantStay stay, Instance<LiveCatalog> catalog, OpenConnections open) {
    this.current = current;
    this.stay = stay;
    this.catalog = catalog;
    this.open = open;
  }

  @Override
  public Uni<CheckResult> perform(HttpUpgradeContext handshake) {
    current.find().ifPresent(tenant -> handshake.userData().put(TENANT, tenant));
    return CheckResult.permitUpgrade();
  }

  @Override
  public Optional<ResolvedTenant> of(Context context) {
    return context.getLocal(CONNECTION) instanceof WebSocketConnection connection
        ? tenant(connection)
            .filter(tenant -> stay.ended(tenant, catalog.get().snapshot()).isEmpty())
        : Optional.empty();
  }

  /** The catalog may have changed between the handshake and this. */
  void opened(@ObservesAsync @Open WebSocketConnection connection) {
    closeUnlessMayStay(connection, catalog.get().snapshot());
  }

  @Override
  public void replaced(CatalogSnapshot before, CatalogSnapshot after) {
    open.forEach(connection -> closeUnlessMayStay(connection, after));
  }

  private void closeUnlessMayStay(WebSocketConnection connection, CatalogSnapshot now) {
    tenant(connection)
        .flatMap(tenant -> stay.ended(tenant, now))
        .ifPresent(problem -> close(connection, problem));
  }

  private static void close(WebSocketConnection connection, TenantProblem problem) {
    connection
        .close(new CloseReason(PRIVATE_CODES + problem.status(), problem.code()))
        .subscribe()
        .with(
            closed -> LOG.debugf("socket closed: reason=%s", problem.code()),
            failure -> LOG.debugf("socket was gone before: %s", failure.getMessage()));
  }

  private static Optional<ResolvedTenant> tenant(WebSocketConnection connection) {
    return Optional.ofNullable(connection.userData().get(TENANT));
  }

  /** What a callback still does is drained with the connections that it uses. */
  @Override
  public long drainedUpTo(long applied) {
    return applied;
  }

  @Override
  public void stop() {
    // Quarkus closes its sockets itself.
  }
}
