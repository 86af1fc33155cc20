package io.tenantry.app.customer;

import io.tenantry.app.csv.ColumnMapping;
import io.tenantry.app.csv.Row;
import io.tenantry.app.csv.RowErrors;
import io.tenantry.app.csv.Sheet;
import io.tenantry.app.http.FieldError;
import io.tenantry.app.http.Validation;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.InputStream;
import java.util.List;

/**
 * Brings the customers of a file into the running transaction's company: all of them, or none. The
 * file is read as a stream and stored in batches; memory does not grow with it.
 */
@ApplicationScoped
class CustomerImport {

  private static final int BATCH = 500;

  private final Validation validation;
  private final CustomerRows rows;

  CustomerImport(Validation validation, CustomerRows rows) {
    this.validation = validation;
    this.rows = rows;
  }

  /**
   * After the first error nothing more can be imported, but all rows are still looked at, so that
   * the caller hears of every mistake at once.
   *
   * @param file UTF-8, with a header row
   * @return how many customers were imported
   * @throws io.tenantry.app.http.ProblemException {@code import-failed}; the transaction has to be
   *     rolled back
   */
  int run(InputStream file, ColumnMapping<CustomerColumn> mapping) {
    RowErrors errors = new RowErrors();
    Import running = new Import(errors);
    new Sheet<>(CustomerColumn.class, mapping, errors).forEach(file, running::take);
    running.store();
    errors.refuseIfAny();
    return running.count;
  }

  /** One file on its way. */
  private final class Import {
    private final RowErrors errors;
    private CustomerBatch batch = new CustomerBatch();
    private int count;

    Import(RowErrors errors) {
      this.errors = errors;
    }

    void take(Row<CustomerColumn> row) {
      CustomerValues values = values(row);
      List<FieldError> wrong = validation.errors(values);
      wrong.forEach(error -> report(row, error));
      if (wrong.isEmpty()) {
        batch.add(row.number(), row.header(CustomerColumn.NUMBER), values, errors);
      }
      if (batch.size() == BATCH) {
        store();
      }
    }

    void store() {
      rows.insert(batch, errors);
      count += batch.size();
      batch = new CustomerBatch();
    }

    private void report(Row<CustomerColumn> row, FieldError error) {
      String column = row.header(CustomerColumn.of(error.field()));
      errors.add(row.number(), column, error.code(), error.message());
    }
  }

  private static CustomerValues values(Row<CustomerColumn> row) {
    return new CustomerValues(
        row.get(CustomerColumn.NUMBER),
        row.get(CustomerColumn.NAME),
        row.get(CustomerColumn.CONTACT_NAME),
        row.get(CustomerColumn.CONTACT_TITLE),
        row.get(CustomerColumn.ADDRESS),
        row.get(CustomerColumn.CITY),
        row.get(CustomerColumn.REGION),
        row.get(CustomerColumn.POSTAL_CODE),
        row.get(CustomerColumn.COUNTRY),
        row.get(CustomerColumn.PHONE),
        row.get(CustomerColumn.FAX));
  }
}
