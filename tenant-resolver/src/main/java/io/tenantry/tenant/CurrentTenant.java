package io.tenantry.tenant;

import io.smallrye.common.vertx.VertxContext;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.inject.Singleton;
import java.util.Optional;

/**
 * The tenant of the running request, on any of its threads: event loop, worker or virtual thread.
 * Outside a request it is what {@link TenantContext#run} was given.
 *
 * <p>Thread-safe; inject it anywhere.
 */
@Singleton
public class CurrentTenant {

  private static final Object KEY = CurrentTenant.class.getName();

  private static final ThreadLocal<ResolvedTenant> EXPLICIT = new ThreadLocal<>();

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

  private static ResolvedTenant ofRequest() {
    Context context = Vertx.currentContext();
    return context != null && VertxContext.isDuplicatedContext(context)
        ? context.getLocal(KEY)
        : null;
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
    if (tenant == null) {
      EXPLICIT.remove();
    } else {
      EXPLICIT.set(tenant);
    }
    return before;
  }
}
