package io.tenantry.controlplane.operation;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import org.jboss.logging.Logger;

/** What the steps of one run share; closed in reverse order when the run ends. Thread-safe. */
final class SharedResources implements AutoCloseable {

  private static final Logger LOG = Logger.getLogger(SharedResources.class);

  private final Map<Class<?>, AutoCloseable> byType = new HashMap<>();
  private final Deque<AutoCloseable> opened = new ArrayDeque<>();
  private boolean closed;

  synchronized <T extends AutoCloseable> T open(Class<T> type, StepContext.Opener<T> opener)
      throws Exception {
    if (closed) {
      throw new IllegalStateException("the run has ended");
    }
    T open = type.cast(byType.get(type));
    if (open != null) {
      return open;
    }
    T fresh = opener.open();
    byType.put(type, fresh);
    opened.push(fresh);
    return fresh;
  }

  @Override
  public synchronized void close() {
    closed = true;
    byType.clear();
    while (!opened.isEmpty()) {
      closeOne(opened.pop());
    }
  }

  private static void closeOne(AutoCloseable resource) {
    try {
      resource.close();
    } catch (Exception e) {
      LOG.warnf(e, "A shared resource of an operation did not close: %s", resource.getClass());
    }
  }
}
