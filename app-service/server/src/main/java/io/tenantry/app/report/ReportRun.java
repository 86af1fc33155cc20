package io.tenantry.app.report;

import io.tenantry.tenant.pool.ReportConnection;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * One run of a dataset in the cage of the tenant's database. Nothing is committed; closing it
 * closes the connection. Used by one thread.
 */
final class ReportRun implements AutoCloseable {

  static final int BATCH = 1_000;

  private static final String FETCH = "fetch forward " + BATCH + " from report";

  /** Begins the transaction, opens the statement and reads its first rows. */
  private static final String OPEN =
      """
      select tenantry.begin_report(?, ?, ?);
      select tenantry.open_report(?, cast(? as jsonb));
      """
          + FETCH;

  private final ReportConnection session;
  private final Connection connection;
  private final Map<String, String> headings;
  private final long deadline;
  private ZoneId zone;
  private List<Column> columns;

  /**
   * @param headings titles of columns, by column
   * @param timeout for the run as a whole, however many batches are fetched
   */
  ReportRun(ReportConnection session, Map<String, String> headings, Duration timeout) {
    this.session = session;
    this.connection = session.connection();
    this.headings = headings;
    this.deadline = System.nanoTime() + timeout.toNanos();
  }

  /** The first rows of a statement, in one trip; fewer than a batch if they are all. */
  List<List<Object>> open(Dataset dataset) throws SQLException {
    try (PreparedStatement open = opening(dataset, OPEN)) {
      return firstOf(open);
    }
  }

  /**
   * The same, also in one trip, and runs through the rows behind them without reading any.
   *
   * @param most of all rows; no more are counted than one too many
   */
  Opened openToTheEnd(Dataset dataset, int most) throws SQLException {
    int behind = Math.max(0, most - BATCH) + 1;
    try (PreparedStatement open =
        opening(dataset, OPEN + ";\nmove forward " + behind + " from report")) {
      List<List<Object>> first = firstOf(open);
      open.getMoreResults();
      return new Opened(first, open.getLargeUpdateCount());
    }
  }

  private PreparedStatement opening(Dataset dataset, String sql) throws SQLException {
    zone = dataset.zone();
    connection.setAutoCommit(false);
    PreparedStatement open = connection.prepareStatement(sql);
    // The statement may change its own timeout; this one is kept by the driver.
    open.setQueryTimeout(seconds());
    open.setObject(1, dataset.company());
    open.setString(2, zone.getId());
    open.setInt(3, (int) left().toMillis());
    open.setString(4, dataset.statement());
    open.setString(5, dataset.parameters().json());
    return open;
  }

  private List<List<Object>> firstOf(PreparedStatement open) throws SQLException {
    open.execute();
    // What begins and opens answers, too.
    open.getMoreResults();
    open.getMoreResults();
    try (ResultSet rows = open.getResultSet()) {
      columns = columns(rows.getMetaData());
      return batch(rows);
    }
  }

  /** The next rows; fewer than a batch at the end. */
  List<List<Object>> next() throws SQLException {
    try (Statement fetch = connection.createStatement()) {
      fetch.setQueryTimeout(seconds());
      try (ResultSet rows = fetch.executeQuery(FETCH)) {
        return batch(rows);
      }
    }
  }

  private List<List<Object>> batch(ResultSet rows) throws SQLException {
    List<List<Object>> batch = new ArrayList<>();
    while (rows.next()) {
      batch.add(row(rows));
    }
    return batch;
  }

  /** Known once the statement was opened. */
  List<Column> columns() {
    return columns;
  }

  private List<Column> columns(ResultSetMetaData described) throws SQLException {
    List<Column> found = new ArrayList<>();
    for (int i = 1; i <= described.getColumnCount(); i++) {
      String name = described.getColumnLabel(i);
      found.add(new Column(name, headings.getOrDefault(name, name), described.getColumnType(i)));
    }
    return List.copyOf(found);
  }

  private List<Object> row(ResultSet rows) throws SQLException {
    List<Object> values = new ArrayList<>(columns.size());
    for (int i = 0; i < columns.size(); i++) {
      values.add(columns.get(i).read(rows, i + 1, zone));
    }
    return values;
  }

  private Duration left() {
    return Duration.ofNanos(Math.max(1_000_000, deadline - System.nanoTime()));
  }

  private int seconds() {
    return (int) Math.max(1, left().toSeconds());
  }

  @Override
  public void close() {
    session.close();
  }

  /**
   * The beginning of a result.
   *
   * @param behind rows after the first ones
   */
  record Opened(List<List<Object>> first, long behind) {

    long rows() {
      return first.size() + behind;
    }
  }
}
