package io.tenantry.controlplane.instance;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;

/** Waits until every live instance has confirmed a catalog version. */
@ApplicationScoped
public class Fence {

  /** Notifications can be lost: the fence looks at least this often. */
  private static final Duration DOUBT = Duration.ofSeconds(1);

  private final InstanceStore instances;
  private final Acknowledgements acknowledgements;
  private final InstanceConfig config;
  private final InstantSource clock;

  Fence(
      InstanceStore instances,
      Acknowledgements acknowledgements,
      InstanceConfig config,
      InstantSource clock) {
    this.instances = instances;
    this.acknowledgements = acknowledgements;
    this.config = config;
    this.clock = clock;
  }

  /**
   * Blocks until every instance has confirmed the version or has fallen silent.
   *
   * @return the names of those that have not confirmed; empty when all have, or there are none
   */
  public List<String> await(FenceKind kind, long version) throws InterruptedException {
    Instant patienceEnds = clock.instant().plus(config.patience());
    while (true) {
      long news = acknowledgements.count();
      List<Acknowledgement> all = instances.acknowledgements(kind, version);
      Duration patience = Duration.between(clock.instant(), patienceEnds);
      if (all.stream().noneMatch(Acknowledgement::awaited) || patience.isNegative()) {
        return all.stream().filter(one -> !one.given()).map(Acknowledgement::instance).toList();
      }
      acknowledgements.awaitNewsSince(news, shortest(patience, nextLapse(all)));
    }
  }

  private static Duration nextLapse(List<Acknowledgement> all) {
    return all.stream()
        .filter(Acknowledgement::awaited)
        .map(Acknowledgement::lease)
        .min(Comparator.naturalOrder())
        .orElse(DOUBT);
  }

  private static Duration shortest(Duration patience, Duration lapse) {
    Duration shortest = patience.compareTo(lapse) < 0 ? patience : lapse;
    // A lease is judged by another clock: a moment more spares a look that comes too early.
    Duration pause = shortest.plusMillis(5);
    return pause.compareTo(DOUBT) < 0 ? pause : DOUBT;
  }
}
