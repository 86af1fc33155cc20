package io.tenantry.app.odata;

import io.tenantry.tenant.testsupport.TestTenants;
import io.tenantry.tenant.testsupport.TestTokens;
import org.junit.jupiter.api.BeforeEach;

/**
 * What tests begin with that write: one company with an item, and for each test the number of a
 * customer that nobody has yet.
 */
abstract class WritableCompany {

  private static ODataScene shared;

  TestTenants tenants;
  TestTokens tokens;
  ODataScene scene;
  final String customer = ODataScene.freshNumber();

  @BeforeEach
  final void enter() {
    if (shared == null) {
      shared = ODataScene.writable(tenants, tokens);
    }
    scene = shared;
  }
}
