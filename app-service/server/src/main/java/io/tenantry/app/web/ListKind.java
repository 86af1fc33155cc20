package io.tenantry.app.web;

import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What a list of one sort of rows shows.
 *
 * @param number of a row's card
 * @param empty what to say where there is no row yet
 */
record ListKind<T>(Function<T, String> number, List<Column<T>> columns, String empty) {

  /**
   * A column.
   *
   * @param sort what the list is sorted by it with; empty if it cannot be
   */
  record Column<T>(String label, String sort, boolean amount, Function<T, String> text) {

    static <T> Column<T> sorted(String label, String sort, Function<T, String> text) {
      return new Column<>(label, sort, false, text);
    }

    static <T> Column<T> text(String label, Function<T, String> text) {
      return new Column<>(label, "", false, text);
    }

    static <T> Column<T> amount(String label, Function<T, String> text) {
      return new Column<>(label, "", true, text);
    }
  }

  /** A list of what has a number, a date and a customer; these come first. */
  @SafeVarargs
  static <T> ListKind<T> ofDocuments(
      String empty,
      Function<T, String> number,
      Function<T, LocalDate> date,
      Function<T, String> customer,
      Column<T>... more) {
    Stream<Column<T>> first =
        Stream.of(
            Column.sorted("Number", "number", number),
            Column.sorted("Date", "date", row -> date.apply(row).toString()),
            Column.text("Customer", customer));
    return new ListKind<>(number, Stream.concat(first, Stream.of(more)).toList(), empty);
  }
}
