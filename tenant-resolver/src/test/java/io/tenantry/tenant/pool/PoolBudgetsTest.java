package io.tenantry.tenant.pool;

import static org.assertj.core.api.Assertions.assertThat;

import io.tenantry.tenant.catalog.ConnectionDemand.Want;
import io.tenantry.tenant.catalog.Entries;
import io.tenantry.tenant.catalog.TenantEntry;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Slices of a database server's connections, as an instance holds to them. */
class PoolBudgetsTest {

  private static final int CONFIGURED = 10;
  private static final Duration VALID = Duration.ofMinutes(15);

  private long now;
  private final TenantEntry cronus = Entries.active("cronus");
  private final PoolBudgets budgets = new PoolBudgets(CONFIGURED, () -> now);

  @BeforeEach
  void knowTheServer() {
    budgets.servers(List.of(cronus));
  }

  @Test
  void slicesAreAskedForBeforeAnybodyUsesTheServer() {
    assertThat(budgets.wanted()).containsExactly(new Want("db-1", 0, Slice.WITHOUT));
  }

  @Test
  void withoutASliceThereAreTwoConnections() {
    assertThat(budgets.of(cronus).limit()).isEqualTo(2);
    budgets.granted("db-1", 0, VALID);
    assertThat(budgets.of(cronus).limit()).isEqualTo(2);
  }

  @Test
  void sliceIsTheLimitUntilItIsChanged() {
    budgets.granted("db-1", 7, VALID);
    assertThat(budgets.of(cronus).limit()).isEqualTo(7);
    assertThat(budgets.wanted()).containsExactly(new Want("db-1", 0, 7));
    budgets.granted("db-1", 3, VALID);
    assertThat(budgets.of(cronus).limit()).isEqualTo(3);
  }

  @Test
  void moreThanConfiguredIsNotUsed() {
    budgets.granted("db-1", 50, VALID);

    assertThat(budgets.of(cronus).limit()).isEqualTo(CONFIGURED);
  }

  @Test
  void sliceThatIsNotRenewedLapses() {
    // given
    budgets.granted("db-1", 7, VALID);

    // when
    now += VALID.toNanos() - 1;
    budgets.lapse();
    assertThat(budgets.of(cronus).limit()).isEqualTo(7);
    now += 1;
    budgets.lapse();

    // then
    assertThat(budgets.of(cronus).limit()).isEqualTo(2);
  }

  @Test
  void catalogThatLeasesNothingLeavesItToTheConfiguration() {
    budgets.notLeased();

    assertThat(budgets.of(cronus).limit()).isEqualTo(CONFIGURED);
  }
}
