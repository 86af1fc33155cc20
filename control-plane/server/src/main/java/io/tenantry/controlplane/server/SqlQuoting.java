package io.tenantry.controlplane.server;

import java.nio.charset.StandardCharsets;

/**
 * Quotes names and texts for statements that take no parameters: {@code CREATE ROLE}, {@code CREATE
 * DATABASE}, {@code GRANT}. Does nothing else; everywhere else values are parameters.
 */
public final class SqlQuoting {

  /** PostgreSQL cuts longer names off silently, and two names would become one. */
  private static final int LONGEST_NAME = 63;

  private SqlQuoting() {}

  /**
   * The name as a quoted identifier, as {@code quote_ident} of the server would if it had to.
   *
   * @throws IllegalArgumentException for an empty name, one longer than 63 bytes, or one with a NUL
   */
  public static String identifier(String name) {
    int bytes = name.getBytes(StandardCharsets.UTF_8).length;
    if (bytes == 0 || bytes > LONGEST_NAME) {
      throw new IllegalArgumentException("a name has 1 to 63 bytes, this one has " + bytes);
    }
    return '"' + withoutNul(name).replace("\"", "\"\"") + '"';
  }

  /**
   * The text as a string literal, right under either setting of {@code
   * standard_conforming_strings}.
   *
   * @throws IllegalArgumentException for a text with a NUL
   */
  public static String literal(String text) {
    String doubled = withoutNul(text).replace("'", "''");
    return doubled.indexOf('\\') < 0
        ? "'" + doubled + "'"
        : " E'" + doubled.replace("\\", "\\\\") + "'";
  }

  private static String withoutNul(String text) {
    if (text.indexOf('\0') >= 0) {
      throw new IllegalArgumentException("a NUL cannot be part of a statement");
    }
    return text;
  }
}
