package io.tenantry.tenant;

import java.util.Optional;

/**
 * A name by the grammar of tenant ids: 1–62 of {@code [A-Za-z0-9-]} with no dash at an end. The
 * catalog's check constraint decides the grammar; this is the same rule for what callers send.
 *
 * @param key lower case, as names are compared
 */
public record TenantId(String key) {

  private static final int LONGEST = 62;

  /** Empty when the text is not a name by the grammar. */
  public static Optional<TenantId> parse(String text) {
    if (text == null || text.isEmpty() || text.length() > LONGEST) {
      return Optional.empty();
    }
    if (text.charAt(0) == '-' || text.charAt(text.length() - 1) == '-') {
      return Optional.empty();
    }
    char[] key = new char[text.length()];
    for (int i = 0; i < key.length; i++) {
      char c = text.charAt(i);
      boolean upper = c >= 'A' && c <= 'Z';
      if (!upper && !(c >= 'a' && c <= 'z') && !(c >= '0' && c <= '9') && c != '-') {
        return Optional.empty();
      }
      key[i] = upper ? (char) (c + 32) : c;
    }
    return Optional.of(new TenantId(new String(key)));
  }
}
