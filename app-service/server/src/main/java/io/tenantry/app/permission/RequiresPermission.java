package io.tenantry.app.permission;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What a caller of a resource, or of one of its methods, must be permitted to do; on a method it
 * takes the place of the one on the class. Held by {@link PermissionFilter}.
 */
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface RequiresPermission {

  BusinessObject value();

  /** If left out, what the HTTP method means: GET reads, POST inserts, PUT and PATCH modify. */
  Action[] action() default {};

  /**
   * Whether it must be permitted in all companies, because what is asked for is no company's. Else
   * one company is enough to be let in, and the company that is entered has to be among them.
   */
  boolean inAllCompanies() default false;
}
