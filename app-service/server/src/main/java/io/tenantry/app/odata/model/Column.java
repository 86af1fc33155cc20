package io.tenantry.app.odata.model;

/**
 * A property of an entity.
 *
 * @param property its name on the wire
 * @param name of the column in the table's SELECT
 * @param maxLength of a text; 0 is unknown
 * @param scale decimals of a number
 * @param nullable whether it can be absent
 * @param writable whether a caller sets it; anything else is skipped in what he sends
 */
public record Column(
    String property,
    String name,
    Kind kind,
    int maxLength,
    int scale,
    boolean nullable,
    boolean writable) {

  private static final int PRECISION = 18;

  static Column text(String property, String name, int maxLength) {
    return new Column(property, name, Kind.TEXT, maxLength, 0, true, true);
  }

  static Column number(String property, String name, int scale) {
    return new Column(property, name, Kind.DECIMAL, 0, scale, true, true);
  }

  static Column of(Kind kind, String property, String name) {
    return new Column(property, name, kind, 0, 0, true, true);
  }

  Column required() {
    return new Column(property, name, kind, maxLength, scale, false, writable);
  }

  Column computed() {
    return new Column(property, name, kind, maxLength, scale, nullable, false);
  }

  /** Digits of a number. */
  public int precision() {
    return PRECISION;
  }
}
