package io.tenantry.tenant.testsupport;

import jakarta.enterprise.util.Nonbinding;
import jakarta.interceptor.InterceptorBinding;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Runs a method of a {@code @QuarkusTest}, or each of them, inside a tenant: entities are read and
 * written in that tenant's database as in a request of its. A tenant that is not there yet is made,
 * in a throw-away database of its own.
 */
@InterceptorBinding
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface WithTenant {

  /** The tenant's id. */
  @Nonbinding
  String value();
}
