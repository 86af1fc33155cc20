package io.tenantry.tenant;

import io.vertx.core.Context;
import java.util.Optional;

/**
 * Knows whose work it is that a request began and that goes on after it, as the callbacks of a
 * socket do. Asked where the context is no request's; must not block.
 */
public interface DescendedTenant {

  /** The tenant, as long as its users may stay; empty where this knows nothing of the context. */
  Optional<ResolvedTenant> of(Context context);
}
