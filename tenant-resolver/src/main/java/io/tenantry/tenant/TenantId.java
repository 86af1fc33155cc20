package io.tenantry.tenant;

import java.util.Locale;
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
    return Optional.ofNullable(keyOf(text)).map(TenantId::new);
  }

  /** The key of a name, or null for a text that is none: {@link #parse} for every request. */
  public static String keyOf(String text) {
    if (text == null || text.isEmpty() || text.length() > LONGEST) {
      return null;
    }
    if (text.charAt(0) == '-' || text.charAt(text.length() - 1) == '-') {
      return null;
    }
    boolean upper = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean capital = c >= 'A' && c <= 'Z';
      if (!capital && !(c >= 'a' && c <= 'z') && !(c >= '0' && c <= '9') && c != '-') {
        return null;
      }
      upper |= capital;
    }
    return upper ? text.toLowerCase(Locale.ROOT) : text;
  }
}
