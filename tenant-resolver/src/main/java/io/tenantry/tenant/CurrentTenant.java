package io.tenantry.tenant;

import io.smallrye.common.vertx.VertxContext;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.util.Optional;

/**
 * The tenant of the running request, on any of its threads: event loop, worker or virtual thread.
 * In a callback of a socket it is that of the handshake; outside both what {@link
 * TenantContext#run} was given.
 *
 * <p>Thread-safe; inject it anywhere.
 */
@Singleton
public class CurrentTenant {

  private static final Object KEY = CurrentTenant.class.getName();

  private static final ThreadLocal<ResolvedTenant> EXPLICIT = new ThreadLocal<>();

  private final Instance<DescendedTenant> descended;

  CurrentTenant(@Any Instance<DescendedTenant> descended) {
    this.descended = descended;
  }

  /**
   * The tenant.
   *
   * @throws NoTenantException where there is none
   */
  public ResolvedTenant get() {
    ResolvedTenant tenant = lookup();
    if (tenant == null) {
      throw new NoTenantException();
    }
    return tenant;
  }

  /** The tenant, or nothing where there is none. */
  public Optional<ResolvedTenant> find() {
    return Optional.ofNullable(lookup());
  }

  private ResolvedTenant lookup() {
    ResolvedTenant tenant = EXPLICIT.get();
    return tenant != null ? tenant : ofRequest();
  }

  private ResolvedTenant ofRequest() {
    Context context = Vertx.currentContext();
    if (context == null || !VertxContext.isDuplicatedContext(context)) {
      return null;
    }
    ResolvedTenant tenant = context.getLocal(KEY);
    return tenant != null ? tenant : descended(context);
  }

  private ResolvedTenant descended(Context context) {
    for (DescendedTenant each : descended) {
      Optional<ResolvedTenant> tenant = each.of(context);
      if (tenant.isPresent()) {
        return tenant.get();
      }
    }
    return null;
  }

  /** For request filters: sets the tenant of the request that the given context belongs to. */
  public void ofRequest(Context context, ResolvedTenant tenant) {
    if (!VertxContext.isDuplicatedContext(context)) {
      throw new IllegalStateException("a tenant must not be put on a context shared by requests");
    }
    context.putLocal(KEY, tenant);
  }

  /** The explicit tenant of this thread, or null. */
  static ResolvedTenant explicit() {
    return EXPLICIT.get();
  }

  /** Puts an explicit tenant on this thread and returns what was there before, or null. */
  static ResolvedTenant exchange(ResolvedTenant tenant) {
    ResolvedTenant before = EXPLICIT.get();
    if (before != tenant) {
      EXPLICIT.set(tenant);
    }
    return before;
  }
}
