package io.tenantry.app.http;

/** Turns what a user searches for into a pattern of {@code like … escape '!'}. */
public final class SearchPattern {

  private SearchPattern() {}

  /** Matches every text that contains the other, in which no character has a special meaning. */
  public static String containing(String text) {
    return '%' + text.replaceAll("[!%_]", "!$0") + '%';
  }
}
