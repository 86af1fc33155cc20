package io.tenantry.app.http;

/** Text as it was given, or that none was. */
public final class GivenText {

  private GivenText() {}

  /** Without white space at both ends; null if nothing is left. */
  public static String of(String text) {
    return text == null || text.isBlank() ? null : text.strip();
  }
}
