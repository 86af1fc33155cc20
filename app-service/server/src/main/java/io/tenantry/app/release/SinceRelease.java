package io.tenantry.app.release;

import static java.lang.annotation.ElementType.METHOD;
import static java.lang.annotation.ElementType.TYPE;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import jakarta.ws.rs.NameBinding;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/**
 * A resource, or one of its methods, that a tenant has from a release on. A tenant below it gets
 * {@code tenant-sync-pending}.
 */
@NameBinding
@Target({TYPE, METHOD})
@Retention(RUNTIME)
public @interface SinceRelease {

  /** The first release whose schema has what the resource needs. */
  int value();
}
