package io.tenantry.app.permission;

import java.util.regex.Pattern;

/**
 * Names a permission set.
 *
 * @param name unique within the scope; see {@link #GRAMMAR}
 */
public record SetName(SetScope scope, String name) {

  /** 1 to 62 of a-z, 0-9 and dash, as the database has it, too. */
  public static final String GRAMMAR = "[a-z0-9][a-z0-9-]{0,61}";

  private static final Pattern PATTERN = Pattern.compile(GRAMMAR);

  public static boolean isName(String text) {
    return PATTERN.matcher(text).matches();
  }

  @Override
  public String toString() {
    return scope.word() + '/' + name;
  }
}
