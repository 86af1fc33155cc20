package io.tenantry.app.csv;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToIntFunction;

/**
 * Reads a file into batches of values: no more than one batch is in memory. All rows are looked at
 * whatever is wrong, so that the caller hears of every mistake at once. For one thread.
 *
 * @param <V> what a row becomes
 */
public final class BatchedRows<C extends Enum<C> & Column, V> {

  private static final int BATCH = 500;

  /** A row and what it became. */
  public record Entry<C extends Enum<C> & Column, V>(Row<C> row, V value) {}

  private final Function<Row<C>, Optional<V>> read;
  private final ToIntFunction<List<Entry<C, V>>> store;
  private List<Entry<C, V>> batch = new ArrayList<>();
  private int count;

  /**
   * @param read makes a value of a row, or reports why it cannot
   * @param store takes a batch, and answers how many of it are right
   */
  public BatchedRows(Function<Row<C>, Optional<V>> read, ToIntFunction<List<Entry<C, V>>> store) {
    this.read = read;
    this.store = store;
  }

  /**
   * Returns how many rows were right.
   *
   * @throws io.tenantry.app.http.ProblemException {@code import-failed}
   */
  public int run(InputStream file, Class<C> columns, ColumnMapping<C> mapping, RowErrors errors) {
    new Sheet<>(columns, mapping, errors).forEach(file, this::take);
    flush();
    errors.refuseIfNeeded();
    return count;
  }

  private void take(Row<C> row) {
    read.apply(row).ifPresent(value -> batch.add(new Entry<>(row, value)));
    if (batch.size() == BATCH) {
      flush();
    }
  }

  private void flush() {
    if (!batch.isEmpty()) {
      count += store.applyAsInt(batch);
      batch = new ArrayList<>();
    }
  }
}
