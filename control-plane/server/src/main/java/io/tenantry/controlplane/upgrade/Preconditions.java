package io.tenantry.controlplane.upgrade;

import io.tenantry.controlplane.operation.PermanentFailureException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Asks every company, before anything is done to one, whether something stands against it. */
final class Preconditions {

  static final String CODE = "upgrade-precondition-failed";

  /** So much is shown; who has more to mend asks again. */
  private static final int MOST_ROWS = 10;

  private static final int LONGEST_ROW = 200;
  private static final int LONGEST_MESSAGE = 4_000;

  private final List<DataScript> queries;

  Preconditions(List<DataScript> queries) {
    this.queries = queries;
  }

  /**
   * @throws PermanentFailureException {@value #CODE}, with what is wrong in which company; {@code
   *     data-upgrade-failed} when a query does not run
   */
  void demand(Connection database, List<Company> companies) throws SQLException {
    List<String> wrong = new ArrayList<>();
    for (DataScript query : queries) {
      for (Company company : companies) {
        List<String> rows = rows(database, query, company);
        if (!rows.isEmpty()) {
          wrong.add(
              "%s in %s (%s)".formatted(query.title(), company.name(), String.join("; ", rows)));
        }
      }
    }
    if (!wrong.isEmpty()) {
      throw new PermanentFailureException(CODE, message(wrong), null);
    }
  }

  private static List<String> rows(Connection database, DataScript query, Company company)
      throws SQLException {
    List<String> rows = new ArrayList<>();
    try {
      new InCompany(database, company).look(connection -> read(connection, query.text(), rows));
    } catch (SQLException e) {
      throw StepErrors.of("precondition " + query.title(), company, e);
    }
    return rows;
  }

  private static void read(Connection database, String query, List<String> rows)
      throws SQLException {
    try (PreparedStatement select = database.prepareStatement(query)) {
      select.setMaxRows(MOST_ROWS);
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          rows.add(text(row));
        }
      }
    }
  }

  private static String text(ResultSet row) throws SQLException {
    List<String> cells = new ArrayList<>();
    for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
      cells.add(row.getMetaData().getColumnLabel(i) + "=" + row.getString(i));
    }
    return shortened(String.join(", ", cells), LONGEST_ROW);
  }

  private static String message(List<String> wrong) {
    return shortened(
        wrong.stream()
            .collect(
                Collectors.joining(
                    ", ", "preconditions of the data upgrade are not met: ", "; nothing was done")),
        LONGEST_MESSAGE);
  }

  private static String shortened(String text, int longest) {
    return text.length() <= longest ? text : text.substring(0, longest - 1) + "…";
  }
}
