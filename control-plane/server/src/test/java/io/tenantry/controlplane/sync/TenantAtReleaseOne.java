package io.tenantry.controlplane.sync;

import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

/** Where tests of syncs begin: release 1 is published, and each has a tenant at it. */
class TenantAtReleaseOne {

  static SyncBench bench;
  UUID tenant;

  @BeforeAll
  static void publishReleaseOne() throws Exception {
    bench = new SyncBench();
  }

  @AfterAll
  static void close() {
    bench.close();
  }

  @BeforeEach
  void makeTenantAtReleaseOne() throws Exception {
    tenant = bench.tenant();
  }
}
