package io.tenantry.app.sql;

/** Quotes names of columns and aliases, where a statement is put together; nothing else does. */
public final class Identifier {

  private Identifier() {}

  /**
   * @param name of our own, never a caller's
   */
  public static String quoted(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }

  /** A column of what the alias stands for. */
  public static String quoted(String alias, String column) {
    return quoted(alias) + '.' + quoted(column);
  }
}
