package io.tenantry.controlplane.operation;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StepFailureTest {

  @ParameterizedTest
  @CsvSource({
    "53100, disk-full",
    "53300, server-full",
    "57014, statement-timeout",
    "08006, database-failed",
    ", database-failed"
  })
  void whatADatabaseRefusesIsNamedWithoutItsWords(String sqlState, String code) {
    SQLException refusal = new SQLException("file \"base/16384\" on host db-1", sqlState);

    StepFailure failure = StepFailure.of(new IllegalStateException("wrapped", refusal));

    assertThat(failure.code()).isEqualTo(code);
    assertThat(failure.message()).doesNotContain("16384", "db-1");
  }

  @Test
  void whatIsNoDatabasesFaultIsLeftToTheLog() {
    assertThat(StepFailure.of(new IllegalStateException("secret")))
        .isEqualTo(new StepFailure("step-failed", "the step failed; the log names the cause"));
  }
}
