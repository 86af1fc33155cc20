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
      run.open(dataset);
      List<List<Object>> first = run.next();
      // A full batch may be all there is: whoever thinks otherwise runs the report a second time.
      long more = first.size() < ReportRun.BATCH ? 0 : run.skip(most - first.size());
      if (first.size() + more > most) {
        throw ReportFailure.tooManyRows(most);
      }
      return new Rows(run.columns(), first, more == 0);
    } catch (SQLException e) {
      throw ReportFailure.of(e);
    }
  }

  /** Runs it until it has its first batch of rows, and no further. */
  Rows first(Dataset dataset, Map<String, String> headings) {
    try (ReportRun run = begin(headings)) {
      run.open(dataset);
      List<List<Object>> first = run.next();
      return new Rows(run.columns(), first, first.size() < ReportRun.BATCH);
    } catch (SQLException e) {
      throw ReportFailure.of(e);
    }
  }

  /** Runs it and hands over all rows; breaks off when there are more than {@code most}. */
  void stream(Dataset dataset, Map<String, String> headings, int most, Receiver receiver) {
    try (ReportRun run = begin(headings)) {
      run.open(dataset);
      long read = 0;
      List<List<Object>> batch;
      do {
        batch = run.next();
        read += batch.size();
        if (read > most) {
          throw ReportFailure.tooManyRows(most);
        }
        receiver.accept(run.columns(), batch);
      } while (batch.size() == ReportRun.BATCH);
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

  private ReportRun begin(Map<String, String> headings) {
    return new ReportRun(connections.reportConnection(tenant.get()), headings, config.timeout());
  }
}
