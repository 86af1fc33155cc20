package io.tenantry.system.customers;

import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Customers as other systems export them, made up but with everything that makes such files hard:
 * accents, commas and quotes inside values, line breaks, missing values.
 */
final class CustomerFile {

  private static final String HEADER = "customerID,companyName,city,Country,phone\n";

  /** Numbers from here on are taken by no other file of a test. */
  private static final int AFTER_OTHERS = 50_000;

  private CustomerFile() {}

  /** A file that is right in every row. */
  static String of(int rows) {
    return HEADER
        + IntStream.range(0, rows).mapToObj(CustomerFile::row).collect(Collectors.joining());
  }

  /**
   * A careless export: in the given number of rows, each at an even position, a comma is not
   * quoted.
   */
  static String withUnquotedCommas(int rows, int broken) {
    return HEADER
        + IntStream.range(0, rows)
            .mapToObj(i -> i % 2 == 0 && i / 2 < broken ? brokenRow(i) : row(AFTER_OTHERS + i))
            .collect(Collectors.joining());
  }

  private static String row(int i) {
    return "F%05d,\"Fabrikam \"\"%d\"\", Söhne & Cie.\",\"Zürich\nWest\",%s,\n"
        .formatted(i, i, i % 3 == 0 ? "" : "Österreich");
  }

  private static String brokenRow(int i) {
    return "F%05d,Fabrikam, Söhne %d,Zürich,Schweiz,\n".formatted(i, i);
  }
}
