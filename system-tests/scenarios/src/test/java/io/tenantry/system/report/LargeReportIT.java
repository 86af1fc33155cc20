package io.tenantry.system.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.tenantry.system.platform.Instance;
import io.tenantry.system.platform.NewTenant;
import io.tenantry.system.platform.Platform;
import io.tenantry.system.platform.Proof;
import io.tenantry.system.platform.SystemTest;
import io.tenantry.system.platform.Tenant;
import java.io.BufferedReader;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A report of very many rows, fetched as CSV by a client who reads it line by line. */
@SystemTest
class LargeReportIT {

  private static final int ROWS = Proof.size(60_000, 1_000_000);

  /** Of a text in each row: all rows together are much more than what may be kept. */
  private static final int WIDTH = Proof.size(1_000, 200);

  private static final long MOST_KEPT = 16L << 20;
  private static final int LOOKS = 4;

  private final Platform platform;

  LargeReportIT(Platform platform) {
    this.platform = platform;
  }

  @Test
  @Timeout(120)
  void memoryDoesNotGrowWithTheRows() throws Exception {
    Tenant tenant =
        platform
            .controlPlane()
            .provision(NewTenant.withCompanies(platform.freshId("large"), "CRONUS"));
    PublishedReport report =
        PublishedReport.of(
            platform,
            "select n, repeat('x', %d) as text from generate_series(1, %d) n"
                .formatted(WIDTH, ROWS));
    Instance instance = platform.instances().get(0);
    ProcessHandle process = platform.processes().instance(0).process().live().orElseThrow();

    List<Long> live = new ArrayList<>();
    int lines = 0;
    try (InstanceHeap heap = InstanceHeap.of(process);
        InputStream body = instance.open(tenant, report.run(tenant, "csv"));
        BufferedReader reader =
            new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8))) {
      while (reader.readLine() != null) {
        // Whoever stops reading stops the sender.
        if (lines++ % (ROWS / LOOKS) == ROWS / LOOKS / 2) {
          live.add(heap.live());
        }
      }
    }

    assertThat(lines).isEqualTo(ROWS + 1);
    assertThat(live).hasSize(LOOKS);
    assertThat(live).allSatisfy(bytes -> assertThat(bytes).isLessThan(live.get(0) + MOST_KEPT));
  }
}
