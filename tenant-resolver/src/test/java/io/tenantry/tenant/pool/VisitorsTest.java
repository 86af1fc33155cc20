package io.tenantry.tenant.pool;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class VisitorsTest {

  private final Visitors visitors = new Visitors();
  private final AtomicInteger left = new AtomicInteger();

  @Test
  void closingWaitsForTheLastOneInside() {
    // given
    visitors.enter();
    visitors.enter();

    // when
    visitors.close(left::incrementAndGet);

    // then
    assertThat(visitors.enter()).isFalse();
    visitors.leave();
    assertThat(left).hasValue(0);
    assertThat(visitors.gone()).isFalse();
    visitors.leave();
    assertThat(left).hasValue(1);
    assertThat(visitors.gone()).isTrue();
  }

  @Test
  void closingAnEmptyTenantIsDoneAtOnce() {
    visitors.enter();
    visitors.leave();
    visitors.close(left::incrementAndGet);
    assertThat(left).hasValue(1);
    assertThat(visitors.gone()).isTrue();
  }

  @Test
  void visitCountsOnceHoweverOftenItIsClosed() {
    // given
    visitors.enter();
    Visit visit = new Visit(visitors);
    visitors.close(left::incrementAndGet);

    // when
    visit.close();
    visit.close();

    // then
    assertThat(left).hasValue(1);
  }
}
