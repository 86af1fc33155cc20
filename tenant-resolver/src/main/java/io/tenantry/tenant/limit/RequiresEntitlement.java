package io.tenantry.tenant.limit;

import jakarta.enterprise.util.Nonbinding;
import jakarta.interceptor.InterceptorBinding;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Lets a call through only where the plan of the current tenant includes the named feature; else
 * 403 {@code not-entitled}. On a method, or on a class for all of its methods.
 *
 * <pre>{@code
 * @GET
 * @RequiresEntitlement("reports")
 * public List<Report> reports() { … }
 * }</pre>
 */
@InterceptorBinding
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface RequiresEntitlement {

  /** The feature, as plans name it. */
  @Nonbinding
  String value();
}
