package io.tenantry.app.sql;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** The rows of a statement, once its {@link RoundTrip} has been made. */
public final class Answer<T> {

  private final RowReader<T> reader;
  private List<T> rows;

  Answer(RowReader<T> reader) {
    this.reader = reader;
  }

  void read(ResultSet found) throws SQLException {
    List<T> read = new ArrayList<>();
    while (found.next()) {
      read.add(reader.read(found));
    }
    rows = read;
  }

  /**
   * @throws IllegalStateException before the round trip
   */
  public List<T> all() {
    if (rows == null) {
      throw new IllegalStateException("the statement has not been sent");
    }
    return rows;
  }

  /**
   * The row of a statement that finds exactly one.
   *
   * @throws IllegalStateException before the round trip, or if it found none or several
   */
  public T one() {
    if (all().size() != 1) {
      throw new IllegalStateException(rows.size() + " rows in place of one");
    }
    return rows.get(0);
  }
}
