package io.tenantry.tenant;

import java.util.Map;
import org.eclipse.microprofile.context.spi.ThreadContextController;
import org.eclipse.microprofile.context.spi.ThreadContextProvider;
import org.eclipse.microprofile.context.spi.ThreadContextSnapshot;

/**
 * Takes the tenant that {@link TenantContext#run} was given along to the threads that work is
 * handed to. The tenant of a request travels with the request itself.
 */
public final class TenantThreadContext implements ThreadContextProvider {

  /** Taken at every step of a request, nearly always: explicit tenants are for background work. */
  private static final ThreadContextSnapshot NOBODY = () -> begin(null);

  @Override
  public ThreadContextSnapshot currentContext(Map<String, String> properties) {
    return snapshot(CurrentTenant.explicit());
  }

  @Override
  public ThreadContextSnapshot clearedContext(Map<String, String> properties) {
    return snapshot(null);
  }

  @Override
  public String getThreadContextType() {
    return "tenantry-tenant";
  }

  private static ThreadContextSnapshot snapshot(ResolvedTenant tenant) {
    return tenant == null ? NOBODY : () -> begin(tenant);
  }

  private static ThreadContextController begin(ResolvedTenant tenant) {
    ResolvedTenant before = CurrentTenant.exchange(tenant);
    return () -> CurrentTenant.exchange(before);
  }
}
