package io.tenantry.controlplane.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.jdbi.v3.core.ConnectionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OutageTest {

  @ParameterizedTest
  @ValueSource(strings = {"08001", "08006", "53300", "57P01", "57P03"})
  void lostConnectionIsAnOutageHoweverDeepItLies(String state) {
    Throwable thrown = new IllegalStateException(new RuntimeException(new SQLException("", state)));
    assertThat(Outage.isCauseOf(thrown)).isTrue();
  }

  @Test
  void connectionThatCannotBeHadIsAnOutageWhateverTheReason() {
    assertThat(Outage.isCauseOf(new ConnectionException(new SQLException("pool is empty"))))
        .isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"42601", "23505", "57014"})
  void faultOfOursIsNotTakenForAnOutage(String state) {
    assertThat(Outage.isCauseOf(new RuntimeException(new SQLException("", state)))).isFalse();
    assertThat(Outage.isCauseOf(new NullPointerException())).isFalse();
  }
}
