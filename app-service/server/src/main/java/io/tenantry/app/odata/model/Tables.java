package io.tenantry.app.odata.model;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** All tables that this build can show. */
final class Tables {

  private static final List<Table> OFFERED =
      List.of(
          Registers.CUSTOMER,
          Registers.VENDOR,
          Registers.ITEM,
          Sales.ORDER,
          Sales.DOCUMENT,
          Ledgers.PAYMENT,
          Ledgers.ENTRY);
  private static final List<Table> PARTS =
      List.of(Sales.ORDER_LINE, Sales.DOCUMENT_LINE, Ledgers.CUSTOMER_ENTRY);

  private static final int FIRST = 1;

  private Tables() {}

  /** A table that a web service of the release can publish; the first had customers only. */
  static Optional<Table> offered(String name, int release) {
    return OFFERED.stream()
        .filter(table -> table.name().equals(name))
        .filter(table -> release > FIRST || table == Registers.CUSTOMER)
        .findFirst();
  }

  /** Those whose rows are parts of others' rows. */
  static List<Table> parts(int release) {
    return release > FIRST ? PARTS : List.of();
  }

  /** Whether no web service can have the name. */
  static boolean isReserved(String entity) {
    return Stream.concat(Stream.of(Registers.COMPANY), PARTS.stream())
        .anyMatch(table -> table.entity().equals(entity));
  }
}
