package io.tenantry.app.http;

import java.sql.SQLException;
import java.util.stream.Stream;

/** Why PostgreSQL refused a statement, recognised in what Hibernate throws. */
public enum SqlFailure {
  /** Other rows refer to one that was to be deleted. */
  REFERRED("23503"),
  /** Somebody else holds a row that was not to be waited for. */
  LOCKED("55P03");

  private final String state;

  SqlFailure(String state) {
    this.state = state;
  }

  public boolean isCauseOf(Throwable failure) {
    return Stream.iterate(failure, e -> e != null, Throwable::getCause)
        .filter(SQLException.class::isInstance)
        .map(SQLException.class::cast)
        .anyMatch(e -> state.equals(e.getSQLState()));
  }
}
