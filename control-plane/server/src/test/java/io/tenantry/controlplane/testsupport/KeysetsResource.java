package io.tenantry.controlplane.testsupport;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.tenantry.controlplane.credential.TestKeysets;
import java.util.Map;

/** Gives the application under test keysets that nobody else has. */
public final class KeysetsResource implements QuarkusTestResourceLifecycleManager {

  @Override
  public Map<String, String> start() {
    return Map.of(
        "tenantry.keysets.tenant-credentials", TestKeysets.file().toString(),
        "tenantry.keysets.server-admin", TestKeysets.file().toString());
  }

  @Override
  public void stop() {
    // The files go with the process.
  }
}
