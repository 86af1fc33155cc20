package io.tenantry.tenant.limit;

import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;

/** Asks before the call, so that nothing is begun that may not be finished. */
@Interceptor
@RequiresEntitlement("")
@Priority(Interceptor.Priority.LIBRARY_BEFORE)
class EntitlementInterceptor {

  private final Entitlements entitlements;

  EntitlementInterceptor(Entitlements entitlements) {
    this.entitlements = entitlements;
  }

  @AroundInvoke
  Object demand(InvocationContext call) throws Exception {
    RequiresEntitlement ofMethod = call.getMethod().getAnnotation(RequiresEntitlement.class);
    RequiresEntitlement required =
        ofMethod == null
            ? call.getMethod().getDeclaringClass().getAnnotation(RequiresEntitlement.class)
            : ofMethod;
    entitlements.demand(required.value());
    return call.proceed();
  }
}
