package io.tenantry.tenant.flag;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.tenantry.tenant.TenantContext;
import io.tenantry.tenant.sample.SampleService;
import io.tenantry.tenant.testsupport.TestTenant;
import io.tenantry.tenant.testsupport.TestTenants;
import jakarta.inject.Inject;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(SampleService.class)
class FlagsTest {

  TestTenants tenants;
  @Inject TenantContext context;
  @Inject Flags flags;

  private final String flag = "f-" + UUID.randomUUID();

  @Test
  void flagIsOnWhereItHasArrivedAndGoesAsItCame() throws Exception {
    // given
    TestTenant first = tenants.create("flag-" + UUID.randomUUID());
    TestTenant second = tenants.create("flag-" + UUID.randomUUID());
    assertThat(isOn(first)).isFalse();

    // when, then
    tenants.flag(first, flag);
    assertThat(isOn(first)).isTrue();
    assertThat(isOn(second)).isFalse();
    tenants.withoutFlag(first, flag);
    assertThat(isOn(first)).isFalse();
  }

  private boolean isOn(TestTenant tenant) throws Exception {
    return context.run(tenant.uuid(), () -> flags.isOn(flag));
  }
}
