package io.tenantry.tenant.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tenantry.tenant.TenantProblem;
import io.tenantry.tenant.TenantProblemException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class PoolBudgetTest {

  private static final Duration AT_ONCE = Duration.ZERO;
  private static final Duration LONG = Duration.ofSeconds(20);

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
    public void emptied() {
      emptied++;
    }
  }
}
