package io.tenantry.app.customer;

import io.tenantry.app.csv.RowErrors;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** Rows of a file that are stored with one statement: no two with the same number. */
final class CustomerBatch {

  /**
   * @param row its number in the file
   * @param column how the file calls the column of the customer number
   */
  record Entry(int row, String column, CustomerValues values) {}

  private final Map<String, Entry> entries = new LinkedHashMap<>();

  /** Adds the row, or reports that its number occurred before. */
  void add(int row, String column, CustomerValues values, RowErrors errors) {
    Entry entry = new Entry(row, column, values);
    if (entries.putIfAbsent(values.number().toLowerCase(Locale.ROOT), entry) != null) {
      reportRepeated(entry, errors);
    }
  }

  static void reportRepeated(Entry entry, RowErrors errors) {
    errors.add(entry.row(), entry.column(), "duplicate-number", "occurs in a row before");
  }

  static void reportTaken(Entry entry, RowErrors errors) {
    errors.add(
        entry.row(), entry.column(), "number-taken", "is the number of a customer already there");
  }

  int size() {
    return entries.size();
  }

  /** Numbers in lower case. */
  Set<String> keys() {
    return entries.keySet();
  }

  Entry get(String key) {
    return entries.get(key);
  }

  /** One column of the batch. */
  String[] column(Function<CustomerValues, String> property) {
    Collection<Entry> rows = entries.values();
    return rows.stream().map(entry -> property.apply(entry.values())).toArray(String[]::new);
  }
}
