package io.tenantry.tenant.testsupport;

import io.tenantry.tenant.TenantContext;
import io.tenantry.tenant.catalog.LiveCatalog;
import io.tenantry.tenant.catalog.TenantEntry;
import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import java.lang.reflect.Method;
import java.util.Locale;
import java.util.UUID;

/** Quarkus tests are beans, so that entering a tenant is an interceptor around their methods. */
@Interceptor
@WithTenant("")
@Priority(Interceptor.Priority.PLATFORM_BEFORE)
class WithTenantInterceptor {

  private final TenantContext context;
  private final LiveCatalog catalog;

  WithTenantInterceptor(TenantContext context, LiveCatalog catalog) {
    this.context = context;
    this.catalog = catalog;
  }

  @AroundInvoke
  Object inside(InvocationContext invocation) throws Exception {
    return context.run(tenant(id(invocation.getMethod())), invocation::proceed);
  }

  private UUID tenant(String id) {
    TenantEntry known = catalog.snapshot().byId(id.toLowerCase(Locale.ROOT));
    return known == null ? Supply.inForce().create(id) : known.uuid();
  }

  private static String id(Method method) {
    WithTenant own = method.getAnnotation(WithTenant.class);
    return (own == null ? method.getDeclaringClass().getAnnotation(WithTenant.class) : own).value();
  }
}
