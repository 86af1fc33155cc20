package io.tenantry.app.register;

import io.tenantry.app.company.CompanySql;
import io.tenantry.app.csv.BatchedRows;
import io.tenantry.app.csv.Column;
import io.tenantry.app.csv.ColumnMapping;
import io.tenantry.app.csv.Fields;
import io.tenantry.app.csv.Row;
import io.tenantry.app.csv.RowErrors;
import io.tenantry.app.http.FieldError;
import io.tenantry.app.http.Validation;
import io.tenantry.app.sql.SqlArray;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.InputStream;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;

/** Brings the rows of a file into a register of the running transaction's company. */
@ApplicationScoped
public class RegisterImport {

  private final CompanySql sql;
  private final Validation validation;
  private final InstantSource time;
  private final Supplier<UUID> ids;

  RegisterImport(CompanySql sql, Validation validation, InstantSource time, Supplier<UUID> ids) {
    this.sql = sql;
    this.validation = validation;
    this.time = time;
    this.ids = ids;
  }

  /**
   * Returns how many rows were imported.
   *
   * @param file UTF-8, with a header row
   * @param errors takes what is wrong in it, and says whether wrong rows are left out
   * @throws io.tenantry.app.http.ProblemException {@code import-failed}; the transaction has to be
   *     rolled back
   */
  public <V, C extends Enum<C> & Column> int run(
      InputStream file, ColumnMapping<C> mapping, RegisterFile<V, C> kind, RowErrors errors) {
    return new BatchedRows<C, V>(
            row -> read(row, errors, kind), batch -> store(batch, errors, kind))
        .run(file, kind.columns(), mapping, errors);
  }

  private <V, C extends Enum<C> & Column> Optional<V> read(
      Row<C> row, RowErrors errors, RegisterFile<V, C> kind) {
    Fields<C> fields = new Fields<>(row, errors);
    V values = kind.read().apply(fields);
    List<FieldError> wrong = fields.areRight() ? validation.errors(values) : List.of();
    fields.report(wrong, kind::columnOf);
    return fields.areRight() ? Optional.of(values) : Optional.empty();
  }

  private <V, C extends Enum<C> & Column> int store(
      List<BatchedRows.Entry<C, V>> batch, RowErrors errors, RegisterFile<V, C> kind) {
    Map<String, BatchedRows.Entry<C, V>> rows = new LinkedHashMap<>();
    for (BatchedRows.Entry<C, V> entry : batch) {
      String key = kind.numberOf().apply(entry.value()).toLowerCase(Locale.ROOT);
      if (rows.putIfAbsent(key, entry) != null) {
        reportRepeated(entry.row(), kind, errors);
      }
    }
    Instant now = time.instant();
    List<NewRow<V>> given =
        rows.values().stream().map(e -> new NewRow<>(ids.get(), e.value(), now)).toList();
    Set<String> refused = new HashSet<>(rows.keySet());
    sql.call(c -> kind.insert().unless(c, given, kind.unique(), "number_key"))
        .forEach(refused::remove);
    if (!refused.isEmpty()) {
      report(refused, rows, kind, errors);
    }
    return rows.size() - refused.size();
  }

  private <V, C extends Enum<C> & Column> void report(
      Set<String> refused,
      Map<String, BatchedRows.Entry<C, V>> rows,
      RegisterFile<V, C> kind,
      RowErrors errors) {
    Set<String> repeated =
        Set.copyOf(
            sql.list(kind.insertedHere(), row -> row.getString(1), SqlArray.of("text", refused)));
    for (String key : refused) {
      Row<C> row = rows.get(key).row();
      if (repeated.contains(key)) {
        reportRepeated(row, kind, errors);
      } else {
        errors.add(
            row.number(), row.header(kind.number()), "number-taken", "is a number already there");
      }
    }
  }

  private static <C extends Enum<C> & Column> void reportRepeated(
      Row<C> row, RegisterFile<?, C> kind, RowErrors errors) {
    errors.add(
        row.number(), row.header(kind.number()), "duplicate-number", "occurs in a row before");
  }
}
