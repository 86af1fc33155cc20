package io.tenantry.app.odata.model;

/**
 * How rows of another table belong to a row.
 *
 * @param property its name on the wire
 * @param target name of the other table
 * @param from column of the row
 * @param to column of the other table, which has the same value
 * @param many whether there can be more than one
 * @param part whether the other rows are part of this one, and no entity set shows them
 */
public record Navigation(
    String property, String target, Link from, Link to, boolean many, boolean part) {

  /** As many steps as {@code $expand} can take. */
  public static final int DEEPEST = 4;

  /**
   * A column that links.
   *
   * @param name in the table's SELECT
   */
  public record Link(String name, Kind kind) {}

  static Link id(String name) {
    return new Link(name, Kind.UUID);
  }

  static Link number(String name) {
    return new Link(name, Kind.LONG);
  }

  static Navigation one(String property, String target, Link from, Link to) {
    return new Navigation(property, target, from, to, false, false);
  }

  static Navigation many(String property, String target, Link from, Link to) {
    return new Navigation(property, target, from, to, true, false);
  }

  static Navigation parts(String property, String target, Link from, Link to) {
    return new Navigation(property, target, from, to, true, true);
  }
}
