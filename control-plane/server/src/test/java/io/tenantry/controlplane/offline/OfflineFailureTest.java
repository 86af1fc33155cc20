package io.tenantry.controlplane.offline;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.ConfigValidationException;
import io.smallrye.config.ConfigValidationException.Problem;
import io.tenantry.controlplane.api.ProblemException;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

/** What somebody reads who has no log at hand. */
class OfflineFailureTest {

  @Test
  void databaseThatDoesNotAnswerIsNamedByItsPropertyAlone() {
    Throwable failure =
        new IllegalStateException(
            "select secret", new SQLException("password=p refused by 10.0.0.1", "08001"));

    assertThat(OfflineFailure.text(failure))
        .contains("quarkus.datasource.jdbc.url", "08001")
        .doesNotContain("10.0.0.1", "password=", "select");
  }

  @Test
  void refusedLoginIsToldFromADatabaseThatIsAway() {
    assertThat(OfflineFailure.text(new RuntimeException(new SQLException("no", "28P01"))))
        .contains("quarkus.datasource.username");
  }

  @Test
  void incompleteConfigurationNamesEveryProperty() {
    ConfigValidationException incomplete =
        new ConfigValidationException(
            new Problem[] {
              new Problem("java.util.NoSuchElementException: SRCFG00014: tenantry.a is required"),
              new Problem("tenantry.b, too")
            });

    assertThat(OfflineFailure.text(new RuntimeException(incomplete)))
        .isEqualTo("The configuration is not complete: tenantry.a is required; tenantry.b, too");
  }

  @Test
  void refusalKeepsItsCode() {
    assertThat(OfflineFailure.text(ProblemException.invalid("confirm", "must be the id")))
        .startsWith("validation-failed: confirm: must be the id");
  }

  @Test
  void anythingElseIsNamedWithoutItsText() {
    assertThat(OfflineFailure.text(new RuntimeException("jdbc:postgresql://10.0.0.1/x")))
        .isEqualTo("unexpected: java.lang.RuntimeException");
  }
}
