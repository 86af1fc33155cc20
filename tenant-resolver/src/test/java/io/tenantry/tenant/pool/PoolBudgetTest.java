package io.tenantry.tenant.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tenantry.tenant.TenantProblem;
import io.tenantry.tenant.TenantProblemException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class PoolBudgetTest {

  private static final Duration AT_ONCE = Duration.ZERO;
  private static final Duration LONG = Duration.ofSeconds(20);

  private static final ExecutorService THREADS =
      Executors.newCachedThreadPool(
          work -> {
            Thread thread = new Thread(work);
            thread.setDaemon(true);
            return thread;
          });

  private final AtomicLong clock = new AtomicLong();
  private final PoolBudget budget = new PoolBudget(2, clock::incrementAndGet);
  private final Recorder cronus = new Recorder();
  private final Recorder fabrikam = new Recorder();

  @Test
  void tenantAtItsOwnLimitIsRefusedForItself() {
    PoolShare share = new PoolShare(1, 10, cronus);
    budget.acquire(share, AT_ONCE);
    refused(share, TenantProblem.TOO_MANY_REQUESTS);
  }

  @Test
  void tenantIsRefusedForTheServerWhenOthersHoldEverything() {
    PoolShare greedy = new PoolShare(2, 10, cronus);
    budget.acquire(greedy, AT_ONCE);
    budget.acquire(greedy, AT_ONCE);
    refused(new PoolShare(2, 10, fabrikam), TenantProblem.SERVER_FULL);
  }

  @Test
  void tooManyWaitingRequestsAreRefusedAtOnce() {
    PoolShare share = new PoolShare(1, 0, cronus);
    assertThatThrownBy(() -> budget.acquire(share, LONG))
        .isInstanceOfSatisfying(
            TenantProblemException.class,
            e -> assertThat(e.problem()).isEqualTo(TenantProblem.TOO_MANY_REQUESTS));
  }

  @Test
  void idleConnectionOfTheLeastRecentlyUsedMakesRoom() {
    // given
    PoolShare older = used(cronus);
    PoolShare newer = used(fabrikam);
    Recorder third = new Recorder();

    // when
    CompletableFuture<Lease> waiting =
        CompletableFuture.supplyAsync(() -> budget.acquire(new PoolShare(1, 10, third), LONG));

    // then
    Awaitility.await().until(() -> cronus.asked > 0);
    assertThat(fabrikam.asked).isZero();
    assertThat(waiting).isNotDone();
    budget.closed(older);
    assertThat(waiting.join()).isNotNull();
    assertThat(cronus.emptied).isEqualTo(1);
    assertThat(budget.empty(newer)).isFalse();
  }

  @Test
  void furtherConnectionDoesNotCostATenantAtWorkItsOnlyOne() {
    // given
    PoolShare greedy = new PoolShare(2, 10, cronus);
    Lease first = budget.acquire(greedy, AT_ONCE);
    budget.opening(greedy);
    used(fabrikam);

    // when
    CompletableFuture<Lease> second =
        CompletableFuture.supplyAsync(() -> budget.acquire(greedy, LONG));
    Awaitility.await().until(() -> budget.waiting(greedy) == 1);

    // then
    assertThat(fabrikam.asked).isZero();
    first.release();
    assertThat(second.join()).isNotNull();
  }

  @Test
  void furtherConnectionIsTakenFromATenantThatRests() {
    // given
    PoolShare greedy = new PoolShare(2, 10, cronus);
    PoolShare resting = used(fabrikam);
    clock.addAndGet(Duration.ofSeconds(2).toNanos());
    budget.acquire(greedy, AT_ONCE);

    // when
    CompletableFuture<Lease> second =
        CompletableFuture.supplyAsync(() -> budget.acquire(greedy, LONG));

    // then
    Awaitility.await().until(() -> fabrikam.asked > 0);
    budget.closed(resting);
    assertThat(second.join()).isNotNull();
  }

  @Test
  void connectionMayBeOpenedOnlyForALease() {
    PoolShare share = new PoolShare(2, 10, cronus);
    assertThat(budget.opening(share)).isFalse();
    budget.acquire(share, AT_ONCE);
    assertThat(budget.opening(share)).isTrue();
    assertThat(budget.opening(share)).isFalse();
  }

  @Test
  void retiredShareLendsNothingAndAsksForWhatIsIdle() {
    // given
    PoolShare share = used(cronus);

    // when
    budget.retire(share);

    // then
    refused(share, TenantProblem.TENANT_DATABASE_UNAVAILABLE);
    assertThat(cronus.asked).isPositive();
    budget.closed(share);
    assertThat(budget.weight()).isZero();
  }

  @Test
  void loweredLimitIsKeptAsLeasesComeBack() {
    // given
    PoolShare share = new PoolShare(2, 10, cronus);
    Lease first = budget.acquire(share, AT_ONCE);
    budget.acquire(share, AT_ONCE);
    budget.opening(share);
    budget.opening(share);

    // when
    budget.limit(1);
    first.release();

    // then
    assertThat(cronus.asked).isPositive();
    budget.closed(share);
    assertThat(budget.weight()).isEqualTo(1);
  }

  @Test
  void whoHoldsLeastIsNextAndOfThoseWhoWaitsLongest() throws Exception {
    // given: one tenant holds the whole budget and wants more, two others have come after that
    PoolShare greedy = new PoolShare(4, 10, cronus);
    PoolShare second = new PoolShare(4, 10, fabrikam);
    PoolShare third = new PoolShare(4, 10, new Recorder());
    PoolBudget small = new PoolBudget(2, () -> 0);
    Lease held = small.acquire(greedy, AT_ONCE);
    small.acquire(greedy, AT_ONCE);
    CompletableFuture<Lease> more = later(small, greedy);
    CompletableFuture<Lease> ofSecond = later(small, second);
    CompletableFuture<Lease> ofThird = later(small, third);

    // when
    held.release();
    Lease granted = ofSecond.get(30, TimeUnit.SECONDS);

    // then
    assertThat(ofThird).isNotDone();
    assertThat(more).isNotDone();
    granted.release();
    ofThird.get(30, TimeUnit.SECONDS).release();
    more.get(30, TimeUnit.SECONDS);
  }

  @Test
  void tenantWithManyRequestsWaitingIsNotManyTimesInTheWay() throws Exception {
    // given
    PoolShare greedy = new PoolShare(4, 10, cronus);
    PoolShare modest = new PoolShare(4, 10, fabrikam);
    PoolBudget small = new PoolBudget(1, () -> 0);
    Lease held = small.acquire(greedy, AT_ONCE);
    List<CompletableFuture<Lease>> many = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      many.add(later(small, greedy));
    }
    CompletableFuture<Lease> one = later(small, modest);

    // when: it came last, but has been given nothing yet
    held.release();
    Lease granted = one.get(30, TimeUnit.SECONDS);

    // then
    assertThat(many).noneMatch(CompletableFuture::isDone);
    granted.release();
    many.get(0).get(30, TimeUnit.SECONDS).release();
  }

  @Test
  void mostThatATenantMayHoldCanBeChangedWhileItIsUsed() {
    // given
    PoolShare share = new PoolShare(1, 10, cronus);
    Lease first = budget.acquire(share, AT_ONCE);

    // when
    budget.most(share, 2);
    Lease second = budget.acquire(share, AT_ONCE);
    budget.most(share, 1);

    // then
    first.release();
    refused(share, TenantProblem.TOO_MANY_REQUESTS);
    second.release();
    budget.acquire(share, AT_ONCE).release();
  }

  @Test
  void demandCountsWhatWouldBeUsedIfThereWereRoom() {
    // given
    PoolShare share = new PoolShare(3, 10, cronus);
    PoolBudget small = new PoolBudget(1, () -> 0);
    small.acquire(share, AT_ONCE);
    for (int i = 0; i < 6; i++) {
      later(small, share);
    }

    // then: the tenant's own limit bounds it
    assertThat(small.demand()).isEqualTo(3);
    assertThat(small.holding()).isEqualTo(1);
  }

  @Test
  void loweredLimitTakesBackWhatIsIdleAtOnce() {
    // given
    used(cronus);
    used(fabrikam);

    // when
    budget.limit(1);

    // then
    assertThat(cronus.asked + fabrikam.asked).isEqualTo(1);
    assertThat(budget.holding()).isEqualTo(2);
  }

  private static CompletableFuture<Lease> later(PoolBudget budget, PoolShare share) {
    int before = budget.waiting(share);
    CompletableFuture<Lease> lease =
        CompletableFuture.supplyAsync(() -> budget.acquire(share, LONG), THREADS);
    Awaitility.await().until(() -> budget.waiting(share) == before + 1);
    return lease;
  }

  /** A share with one idle connection. */
  private PoolShare used(Recorder holder) {
    PoolShare share = new PoolShare(1, 10, holder);
    Lease lease = budget.acquire(share, AT_ONCE);
    budget.opening(share);
    lease.release();
    return share;
  }

  private void refused(PoolShare share, TenantProblem problem) {
    assertThatThrownBy(() -> budget.acquire(share, AT_ONCE))
        .isInstanceOfSatisfying(
            TenantProblemException.class, e -> assertThat(e.problem()).isEqualTo(problem));
  }

  private static final class Recorder implements PoolShare.Holder {

    private volatile int asked;
    private volatile int emptied;

    @Override
    public void closeIdle() {
      asked++;
    }

    @Override
    public void used(long nanos) {
      assertThat(nanos).isNotNegative();
    }

    @Override
    public void emptied() {
      emptied++;
    }
  }
}
