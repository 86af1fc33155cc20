package io.tenantry.app.odata;

import io.tenantry.tenant.testsupport.TestTenants;
import io.tenantry.tenant.testsupport.TestTokens;
import org.junit.jupiter.api.BeforeEach;

/** What tests begin with that only read: one company that sells, the same for all of them. */
abstract class StockedCompany {

  private static ODataScene shared;

  TestTenants tenants;
  TestTokens tokens;
  ODataScene scene;

  @BeforeEach
  final void enter() {
    if (shared == null) {
      shared = ODataScene.stocked(tenants, tokens);
    }
    scene = shared;
  }
}
