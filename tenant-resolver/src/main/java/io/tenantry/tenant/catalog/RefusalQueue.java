package io.tenantry.tenant.catalog;

import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.jboss.logging.Logger;

/**
 * Refusals on their way to the audit trail. Never makes a request wait: when the catalog does not
 * keep up, further ones go to the log alone. Any thread adds; the catalog thread alone takes.
 */
@Singleton
public class RefusalQueue {

  private static final Logger LOG = Logger.getLogger(RefusalQueue.class);
  private static final int MOST = 1_000;

  private final BlockingQueue<Refusal> waiting = new ArrayBlockingQueue<>(MOST);
  private final CatalogSignal signal;

  RefusalQueue(CatalogSignal signal) {
    this.signal = signal;
  }

  public void add(Refusal refusal) {
    if (waiting.offer(refusal)) {
      signal.raise();
    } else {
      LOG.warnf("refusal not in the audit trail: tenant=%s", refusal.tenant());
    }
  }

  /** The one that has waited longest; empty when none does. */
  public Optional<Refusal> take() {
    return Optional.ofNullable(waiting.poll());
  }
}
