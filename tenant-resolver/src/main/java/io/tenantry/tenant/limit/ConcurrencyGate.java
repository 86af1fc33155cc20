package io.tenantry.tenant.limit;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/**
 * As many requests at the same time as allowed; the next ones wait in order, as many as may; any
 * further one is turned away. Thread-safe. Callbacks run outside the lock, on the thread that made
 * the room.
 */
final class ConcurrencyGate {

  private final ReentrantLock lock = new ReentrantLock();
  private final Deque<Place> queue = new ArrayDeque<>();
  private int most;
  private int mostWaiting;
  private int running;
  private int peak;

  /**
   * @param most at the same time, at least 1
   * @param mostWaiting at the same time, 0 for none
   */
  ConcurrencyGate(int most, int mostWaiting) {
    this.most = most;
    this.mostWaiting = mostWaiting;
  }

  /**
   * Asks to run.
   *
   * @param admitted called once, later, for a place that had to wait
   * @return a place, inside or in the queue; empty when too many wait already
   */
  Optional<Place> enter(Runnable admitted) {
    Place place = new Place(admitted);
    lock.lock();
    try {
      peak = Math.max(peak, running + queue.size() + 1);
      if (running < most && queue.isEmpty()) {
        place.run();
      } else if (queue.size() < mostWaiting) {
        queue.add(place);
      } else {
        return Optional.empty();
      }
    } finally {
      lock.unlock();
    }
    return Optional.of(place);
  }

  /** Changes what is allowed. Who runs goes on, who waits keeps waiting. */
  void change(int newMost, int newMostWaiting) {
    List<Place> next;
    lock.lock();
    try {
      most = newMost;
      mostWaiting = newMostWaiting;
      next = letIn();
    } finally {
      lock.unlock();
    }
    next.forEach(place -> place.admitted.run());
  }

  /** The most that ran, waited or asked at the same time since the last call. */
  int peak() {
    lock.lock();
    try {
      int highest = peak;
      peak = running + queue.size();
      return highest;
    } finally {
      lock.unlock();
    }
  }

  int running() {
    lock.lock();
    try {
      return running;
    } finally {
      lock.unlock();
    }
  }

  int waiting() {
    lock.lock();
    try {
      return queue.size();
    } finally {
      lock.unlock();
    }
  }

  private List<Place> letIn() {
    List<Place> next = new ArrayList<>();
    while (running < most && !queue.isEmpty()) {
      Place place = queue.poll();
      place.run();
      next.add(place);
    }
    return next;
  }

  /** One request's place, in the queue or inside. */
  final class Place {

    private final Runnable admitted;
    private boolean inside;

    private Place(Runnable admitted) {
      this.admitted = admitted;
    }

    /** Whether it runs; false while it waits and once it has left. */
    boolean inside() {
      lock.lock();
      try {
        return inside;
      } finally {
        lock.unlock();
      }
    }

    /** Gives up waiting; false when there is nothing to give up: it runs, or has ended. */
    boolean giveUp() {
      lock.lock();
      try {
        return queue.remove(this);
      } finally {
        lock.unlock();
      }
    }

    /** The request has ended, wherever it was. Further calls do nothing. */
    void leave() {
      List<Place> next = List.of();
      lock.lock();
      try {
        queue.remove(this);
        if (inside) {
          inside = false;
          running--;
          next = letIn();
        }
      } finally {
        lock.unlock();
      }
      next.forEach(place -> place.admitted.run());
    }

    private void run() {
      inside = true;
      running++;
    }
  }
}
