package io.tenantry.tenant.testsupport.isolation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.tenantry.tenant.sample.SampleService;
import io.tenantry.tenant.sample.board.Mistake;
import io.tenantry.tenant.sample.board.Mistakes;
import io.tenantry.tenant.sample.board.Nightly;
import io.tenantry.tenant.testsupport.TestTenants;
import io.tenantry.tenant.testsupport.TestTokens;
import jakarta.inject.Inject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@QuarkusTest
@TestProfile(SampleService.class)
@ExtendWith(IsolationExtension.class)
class IsolationKitTest {

  @Inject Mistakes mistakes;
  @Inject Nightly nightly;

  TestTenants tenants;
  TestTokens tokens;

  @AfterEach
  void right() {
    mistakes.none();
    nightly.forget();
  }

  @Test
  void nothingLeaksWhereNoMistakeIsMadeAndEveryRouteOfTheBoardHasShownItsCanary(Isolation isolation)
      throws InterruptedException {
    // when
    IsolationReport report = isolation.run(new SampleUnderTest(tenants, tokens, nightly, "/"));

    // then
    report.assertClean();
    for (Mistake mistake : Mistake.values()) {
      assertThat(report.showed()).extracting(Route::toString).contains(mistake.route());
    }
  }

  @ParameterizedTest
  @EnumSource(Mistake.class)
  void mistakeIsFoundAndItsRouteNamed(Mistake mistake, Isolation isolation)
      throws InterruptedException {
    // given
    mistakes.make(mistake);

    // when
    IsolationReport report =
        isolation.tenants(2).run(new SampleUnderTest(tenants, tokens, nightly, "/board/"));

    // then
    assertThat(report.leakingRoutes()).containsExactly(mistake.route());
    assertThatThrownBy(report::assertClean)
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining(mistake.route() + ": canary-");
  }
}
