package io.tenantry.tenant.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.tenantry.tenant.TenantProblem;
import io.tenantry.tenant.TenantProblemException;
import io.tenantry.tenant.sample.SampleService;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(SampleService.class)
class ServerGuardTest {

  private static final String CONNECTION_FAILURE = "08001";
  private static final String INVALID_PASSWORD = "28P01";

  private final AtomicInteger attempts = new AtomicInteger();
  private final ServerGuard guard = new ServerGuard("db-9");

  @Test
  void serverThatDoesNotAnswerIsLeftAloneForAMomentAndThenTried() {
    // given
    for (int i = 0; i < 6; i++) {
      assertThatThrownBy(() -> guard.connection(() -> fail(CONNECTION_FAILURE)))
          .isInstanceOf(SQLException.class);
    }

    // when
    assertThatThrownBy(() -> guard.connection(() -> fail(CONNECTION_FAILURE)))
        .isInstanceOfSatisfying(
            TenantProblemException.class,
            e -> assertThat(e.problem()).isEqualTo(TenantProblem.TENANT_DATABASE_UNAVAILABLE));

    // then
    assertThat(attempts).hasValue(6);
    await()
        .atMost(Duration.ofSeconds(30))
        .ignoreExceptions()
        .until(() -> guard.connection(this::succeed) == null);
    assertThat(attempts).hasValue(7);
  }

  @Test
  void refusalOfOneTenantSaysNothingAboutTheOthers() throws SQLException {
    // given
    for (int i = 0; i < 20; i++) {
      assertThatThrownBy(() -> guard.connection(() -> fail(INVALID_PASSWORD)))
          .isInstanceOf(SQLException.class);
    }

    // when
    guard.connection(this::succeed);

    // then
    assertThat(attempts).hasValue(21);
  }

  private Connection succeed() {
    attempts.incrementAndGet();
    return null;
  }

  private Connection fail(String state) throws SQLException {
    attempts.incrementAndGet();
    throw new SQLException("does not answer", state);
  }
}
