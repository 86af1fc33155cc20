package io.tenantry.app.report;

import io.tenantry.tenant.CurrentTenant;
import io.tenantry.tenant.pool.LiveTenants;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Runs datasets for the current tenant, each on a connection of its own. */
@ApplicationScoped
class ReportRuns {

  private final CurrentTenant tenant;
  private final LiveTenants connections;
  private final ReportConfig config;

  ReportRuns(CurrentTenant tenant, LiveTenants connections, ReportConfig config) {
    this.tenant = tenant;
    this.connections = connections;
    this.config = config;
  }

  /** Gets rows, batch by batch. */
  interface Receiver {
    void accept(List<Column> columns, List<List<Object>> batch) throws IOException;
  }

  /**
   * Runs the dataset to its end and answers its first rows: all of them, if they are one batch.
   *
   * @throws io.tenantry.app.http.ProblemException {@code report-failed}, {@code report-timeout},
   *     {@code too-many-rows}
   */
  Rows start(Dataset dataset, Map<String, String> headings, int most) {
    try (ReportRun run = begin(headings)) {
      ReportRun.Opened opened = run.openToTheEnd(dataset, most);
      demandAtMost(most, opened.rows());
      // A full batch may be all there is: whoever thinks otherwise runs the report a second time.
      return new Rows(run.columns(), opened.first(), opened.behind() == 0);
    } catch (SQLException e) {
      throw ReportFailure.of(e);
    }
  }

  /** Runs it until it has its first batch of rows, and no further. */
  Rows first(Dataset dataset, Map<String, String> headings) {
    try (ReportRun run = begin(headings)) {
      List<List<Object>> first = run.open(dataset);
      return new Rows(run.columns(), first, first.size() < ReportRun.BATCH);
    } catch (SQLException e) {
      throw ReportFailure.of(e);
    }
  }

  /** Runs it and hands over all rows; breaks off when there are more than {@code most}. */
  void stream(Dataset dataset, Map<String, String> headings, int most, Receiver receiver) {
    try (ReportRun run = begin(headings)) {
      List<List<Object>> batch = run.open(dataset);
      long read = demandAtMost(most, batch.size());
      receiver.accept(run.columns(), batch);
      while (batch.size() == ReportRun.BATCH) {
        batch = run.next();
        read = demandAtMost(most, read + batch.size());
        receiver.accept(run.columns(), batch);
      }
    } catch (SQLException e) {
      throw ReportFailure.of(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** All rows at once. */
  Rows all(Dataset dataset, Map<String, String> headings, int most) {
    Rows rows = start(dataset, headings, most);
    if (rows.complete()) {
      return rows;
    }
    List<List<Object>> all = new ArrayList<>();
    stream(dataset, headings, most, (columns, batch) -> all.addAll(batch));
    return new Rows(rows.columns(), all, true);
  }

  private static long demandAtMost(int most, long rows) {
    if (rows > most) {
      throw ReportFailure.tooManyRows(most);
    }
    return rows;
  }

  private ReportRun begin(Map<String, String> headings) {
    return new ReportRun(connections.reportConnection(tenant.get()), headings, config.timeout());
  }
}
