package io.tenantry.tenant.pool;

import java.util.concurrent.atomic.AtomicBoolean;

/**
 * One request, or other piece of work, inside a tenant. While it lasts, a dismount of the tenant
 * waits for it, within limits. Closing it twice is harmless.
 */
public final class Visit implements AutoCloseable {

  private final Visitors visitors;
  private final AtomicBoolean ended = new AtomicBoolean();

  Visit(Visitors visitors) {
    this.visitors = visitors;
  }

  @Override
  public void close() {
    if (ended.compareAndSet(false, true)) {
      visitors.leave();
    }
  }
}
