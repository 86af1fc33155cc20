package io.tenantry.app.export;

/** A value in a file that a spreadsheet may open. */
final class Cell {

  private static final String FORMULA = "=+-@\t\r";

  private Cell() {}

  /**
   * A text that a spreadsheet would take for a formula gets an apostrophe before it, which the
   * spreadsheet shows as text (OWASP, CSV injection).
   *
   * @param value null becomes an empty field
   */
  static String of(Object value) {
    String text = value == null ? "" : value.toString();
    boolean isFormula =
        value instanceof String && !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0;
    return isFormula ? "'" + text : text;
  }
}
