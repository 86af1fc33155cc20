package io.tenantry.tenant.pool;

import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * A tenant on its way out: those inside finish, then the pool goes; whatever is left at the limit
 * is cut off.
 */
final class Draining {

  private static final Logger LOG = Logger.getLogger(Draining.class);
  private static final long POLL_MILLIS = 10;

  private final LiveTenant tenant;
  private final long removedAt;
  private final long deadline;
  private final ScheduledExecutorService housekeeping;
  private final Runnable done;

  /**
   * @param removedAt catalog version that took the tenant away
   * @param deadline on {@link System#nanoTime}
   * @param done called once, when nothing is left
   */
  Draining(
      LiveTenant tenant,
      long removedAt,
      long deadline,
      ScheduledExecutorService housekeeping,
      Runnable done) {
    this.tenant = tenant;
    this.removedAt = removedAt;
    this.deadline = deadline;
    this.housekeeping = housekeeping;
    this.done = done;
  }

  LiveTenant tenant() {
    return tenant;
  }

  long removedAt() {
    return removedAt;
  }

  void begin() {
    tenant.visitors().close(() -> housekeeping.execute(tenant::retire));
    housekeeping.execute(this::look);
  }

  private void look() {
    if (tenant.gone()) {
      done.run();
    } else if (System.nanoTime() - deadline >= 0) {
      LOG.warnf("cut off what was still running: tenant=%s", tenant.target().tenant());
      tenant.retire();
      tenant.closeHard();
      done.run();
    } else {
      housekeeping.schedule(this::look, POLL_MILLIS, TimeUnit.MILLISECONDS);
    }
  }
}
