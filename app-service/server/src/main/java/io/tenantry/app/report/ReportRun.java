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

  private static final String BEGIN = "select tenantry.begin_report(?, ?, ?)";
  private static final String OPEN = "select tenantry.open_report(?, cast(? as jsonb))";

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

  /** Begins the transaction and opens the statement; runs none of it yet. */
  void open(Dataset dataset) throws SQLException {
    zone = dataset.zone();
    connection.setAutoCommit(false);
    try (PreparedStatement begin = connection.prepareStatement(BEGIN)) {
      begin.setObject(1, dataset.company());
      begin.setString(2, zone.getId());
      begin.setInt(3, (int) left().toMillis());
      begin.execute();
    }
    try (PreparedStatement open = connection.prepareStatement(OPEN)) {
      open.setQueryTimeout(seconds());
      open.setString(1, dataset.statement());
      open.setString(2, dataset.parameters().json());
      open.execute();
    }
  }

  /** The next rows; fewer than a batch at the end. */
  List<List<Object>> next() throws SQLException {
    try (Statement fetch = connection.createStatement()) {
      // The statement may have changed its own timeout; this one is kept by the driver.
      fetch.setQueryTimeout(seconds());
      try (ResultSet rows = fetch.executeQuery("fetch forward 1000 from report")) {
        if (columns == null) {
          columns = columns(rows.getMetaData());
        }
        List<List<Object>> batch = new ArrayList<>();
        while (rows.next()) {
          batch.add(row(rows));
        }
        return batch;
      }
    }
  }

  /** Runs through the rows that are left, without reading them, and counts up to one too many. */
  long skip(long most) throws SQLException {
    try (Statement move = connection.createStatement()) {
      move.setQueryTimeout(seconds());
      return move.executeLargeUpdate("move forward " + Long.toString(most + 1) + " from report");
    }
  }

  /** Known once a batch was read. */
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
}
