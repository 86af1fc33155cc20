package io.tenantry.controlplane.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.tenantry.controlplane.testsupport.TestCluster;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SqlQuotingTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "tenant_1",
        "with space",
        "MiXed",
        "select",
        "a\"b",
        "a\"; drop role postgres; --",
        "\"\"",
        "a'b",
        "a\\b",
        "a;b",
        "a?b",
        ":name",
        "$1",
        "{fn now()}",
        "/* comment",
        "ünïcödé",
        "a\nb"
      })
  void hostileNameIsANameAndNothingElse(String name) throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      // when
      statement.execute("create temporary table t (" + SqlQuoting.identifier(name) + " integer)");
      // then
      try (ResultSet columns = statement.executeQuery("select * from pg_temp.t")) {
        assertThat(columns.getMetaData().getColumnCount()).isEqualTo(1);
        assertThat(columns.getMetaData().getColumnName(1)).isEqualTo(name);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "plain",
        "it's",
        "''",
        "a\\",
        "a\\'; drop role postgres; --",
        "$$",
        "E'",
        "ü?"
      })
  void hostileTextIsATextUnderEitherSettingOfStrings(String text) throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      for (String conforming : new String[] {"on", "off"}) {
        // when
        statement.execute("set standard_conforming_strings = " + conforming);
        // then
        try (ResultSet row = statement.executeQuery("select " + SqlQuoting.literal(text))) {
          assertThat(row.next()).isTrue();
          assertThat(row.getString(1)).isEqualTo(text);
        }
      }
    }
  }

  @Test
  void nameThatPostgresWouldCutOffIsRefused() {
    assertThat(SqlQuoting.identifier("x".repeat(63))).hasSize(65);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SqlQuoting.identifier("x".repeat(64)))
        .withMessageContaining("63 bytes");
    assertThatIllegalArgumentException().isThrownBy(() -> SqlQuoting.identifier("ü".repeat(32)));
    assertThatIllegalArgumentException().isThrownBy(() -> SqlQuoting.identifier(""));
  }

  @Test
  void nulIsRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> SqlQuoting.identifier("a\0b"));
    assertThatIllegalArgumentException().isThrownBy(() -> SqlQuoting.literal("a\0b"));
  }

  private static Connection connect() throws SQLException {
    return TestCluster.dataSource("postgres", TestCluster.CONTROL_PLANE).getConnection();
  }
}
