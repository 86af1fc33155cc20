package io.tenantry.app.sql;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Statements that go to PostgreSQL together, and are answered together. They run one after the
 * other, as if each had been sent by itself: it sees what those before it have done, and what
 * others have committed by then. The first that fails ends the trip. For one thread, to be made
 * once.
 */
public final class RoundTrip {

  private final StringBuilder sql = new StringBuilder();
  private final List<Object> values = new ArrayList<>();
  private final List<Optional<Answer<?>>> answers = new ArrayList<>();

  /** Adds a statement of which only the effect counts. */
  public RoundTrip run(String statement, Object... parameters) {
    add(statement, Arrays.asList(parameters), Optional.empty());
    return this;
  }

  /** Adds rows; none are no statement. */
  public <T> RoundTrip insert(InsertMany<T> insert, List<T> rows) {
    if (!rows.isEmpty()) {
      add(insert.sql(rows.size()), insert.values(rows), Optional.empty());
    }
    return this;
  }

  /** Adds a statement whose rows count. */
  public <T> Answer<T> read(String statement, RowReader<T> reader, Object... parameters) {
    Answer<T> answer = new Answer<>(reader);
    add(statement, Arrays.asList(parameters), Optional.of(answer));
    return answer;
  }

  private void add(String statement, List<?> parameters, Optional<Answer<?>> answer) {
    sql.append(sql.isEmpty() ? "" : ";\n").append(statement);
    values.addAll(parameters);
    answers.add(answer);
  }

  /** Makes the trip. The driver sends what semicolons divide in one message. */
  public void make(Connection connection) throws SQLException {
    if (answers.isEmpty()) {
      return;
    }
    try (PreparedStatement all = connection.prepareStatement(sql.toString())) {
      new Parameters(values).bind(connection, all);
      all.execute();
      for (Optional<Answer<?>> answer : answers) {
        if (answer.isPresent()) {
          try (ResultSet rows = all.getResultSet()) {
            answer.get().read(rows);
          }
        }
        all.getMoreResults();
      }
    }
  }
}
