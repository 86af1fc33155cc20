package io.tenantry.controlplane.rollout;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.tenantry.controlplane.operation.EndedOperations;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;

/**
 * Says when rollouts are looked at: once a second and when somebody steers one, with the windows of
 * its tenants; and whenever an operation ends while one is under way, so that the next tenant does
 * not wait for the second to be over. All looks of a process are on one thread; what is asked for
 * during a look is done by one more.
 */
@ApplicationScoped
class RolloutRounds {

  private static final Logger LOG = Logger.getLogger(RolloutRounds.class);

  private final RolloutDriver driver;
  private final EndedOperations ended;
  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(task -> new Thread(task, "rollouts"));
  private final AtomicBoolean wanted = new AtomicBoolean();
  private final AtomicBoolean windowsWanted = new AtomicBoolean();
  private volatile boolean underWay;

  RolloutRounds(RolloutDriver driver, EndedOperations ended) {
    this.driver = driver;
    this.ended = ended;
  }

  void start(@Observes StartupEvent event) {
    ended.whenAny(this::operationEnded);
  }

  /** Other processes begin rollouts, too, and windows open. */
  @Scheduled(every = "1s", identity = "drive-rollouts")
  void tick() {
    lookNow();
  }

  /** Looks at windows and all, as soon as the look that is under way has ended. */
  void lookNow() {
    windowsWanted.set(true);
    lookSoon();
  }

  private void lookSoon() {
    if (wanted.compareAndSet(false, true)) {
      try {
        thread.execute(this::look);
      } catch (RejectedExecutionException e) {
        LOG.debug("Nothing is begun any more: this process stops");
      }
    }
  }

  private void operationEnded() {
    if (underWay) {
      lookSoon();
    }
  }

  private void look() {
    wanted.set(false);
    try {
      underWay = driver.driveAll(windowsWanted.getAndSet(false));
    } catch (RuntimeException e) {
      LOG.errorf(e, "Rollouts not looked at");
    }
  }

  @PreDestroy
  void close() {
    thread.shutdownNow();
  }
}
