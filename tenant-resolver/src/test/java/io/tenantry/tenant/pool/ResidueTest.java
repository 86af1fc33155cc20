package io.tenantry.tenant.pool;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.tenantry.tenant.Proof;
import io.tenantry.tenant.TenantContext;
import io.tenantry.tenant.catalog.PlainTenant;
import io.tenantry.tenant.catalog.standalone.InMemoryCatalog;
import io.tenantry.tenant.sample.Note;
import io.tenantry.tenant.sample.StandaloneService;
import io.tenantry.tenant.testsupport.PlainTenants;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(StandaloneService.class)
class ResidueTest {

  private static final int WARM_UP = 10;
  private static final int CYCLES = Proof.size(100, 10_000);

  /** Far below one object for each cycle. */
  private static final long TOLERANCE = 30;

  @Inject InMemoryCatalog catalog;
  @Inject TenantContext context;

  PlainTenants tenants;

  @Test
  void mountedUsedAndDismountedTenantLeavesNoPoolNoThreadAndNoObjectBehind() throws Exception {
    // given
    List<PlainTenant> few = List.of(tenants.unmounted("residue-1"), tenants.unmounted("residue-2"));
    long poolsBefore = pools();
    cycle(few, WARM_UP);
    await().atMost(20, SECONDS).until(() -> pools() <= poolsBefore);
    long before = LiveObjects.ofTenants();

    // when
    cycle(few, CYCLES);

    // then
    await().atMost(20, SECONDS).until(() -> pools() <= poolsBefore);
    await()
        .atMost(20, SECONDS)
        .untilAsserted(() -> assertThat(LiveObjects.ofTenants()).isLessThan(before + TOLERANCE));
  }

  private void cycle(List<PlainTenant> few, int times) throws Exception {
    for (int i = 0; i < times; i++) {
      PlainTenant tenant = few.get(i % few.size());
      catalog.put(tenant);
      long notes =
          context.run(
              tenant.uuid(),
              () -> QuarkusTransaction.requiringNew().<Long>call(() -> Note.count()));
      assertThat(notes).isZero();
      catalog.remove(tenant.uuid());
    }
  }

  /** Agroal keeps one thread for each pool. */
  private static long pools() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().startsWith("agroal"))
        .count();
  }
}
