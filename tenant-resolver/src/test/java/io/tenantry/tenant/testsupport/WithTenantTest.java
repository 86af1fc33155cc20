package io.tenantry.tenant.testsupport;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.tenantry.tenant.CurrentTenant;
import io.tenantry.tenant.sample.Note;
import io.tenantry.tenant.sample.SampleService;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(SampleService.class)
class WithTenantTest {

  @Inject CurrentTenant current;

  TestTenants tenants;

  @Test
  @WithTenant("with-tenant")
  void methodRunsInsideTheTenantItNames() {
    QuarkusTransaction.requiringNew().run(() -> Note.of("inside").persist());
    assertThat(current.get().id()).isEqualTo("with-tenant");
    assertThat(QuarkusTransaction.requiringNew().<Long>call(() -> Note.count("text", "inside")))
        .isPositive();
  }

  @Test
  @WithTenant("with-another-tenant")
  void anotherMethodSeesItsOwnDatabaseAlone() {
    assertThat(current.get().id()).isEqualTo("with-another-tenant");
    assertThat(QuarkusTransaction.requiringNew().<Long>call(() -> Note.count())).isZero();
  }

  @Test
  void methodWithoutTheAnnotationHasNoTenant() {
    assertThat(current.find()).isEmpty();
  }
}
