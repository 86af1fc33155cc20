package io.tenantry.controlplane.instance;

import io.tenantry.controlplane.notification.ChannelListener;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Wakes fences when an instance has confirmed something. Thread-safe. */
@ApplicationScoped
class Acknowledgements implements ChannelListener {

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition news = lock.newCondition();
  private long count;

  @Override
  public String channel() {
    return "tenantry_instances";
  }

  @Override
  public void heard(String instance) {
    wake();
  }

  @Override
  public void missed() {
    wake();
  }

  /** The number of news so far; to be taken before looking at the data. */
  long count() {
    lock.lock();
    try {
      return count;
    } finally {
      lock.unlock();
    }
  }

  /** Returns when there have been news since the given count, or when the time is over. */
  void awaitNewsSince(long seen, Duration atMost) throws InterruptedException {
    lock.lock();
    try {
      long nanos = atMost.toNanos();
      while (count == seen && nanos > 0) {
        nanos = news.awaitNanos(nanos);
      }
    } finally {
      lock.unlock();
    }
  }

  private void wake() {
    lock.lock();
    try {
      count++;
      news.signalAll();
    } finally {
      lock.unlock();
    }
  }
}
