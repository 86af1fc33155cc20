package io.tenantry.controlplane.tenant;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The human name of a tenant. Two that differ in case alone are the same name; the spelling first
 * given is kept for display.
 *
 * @param text 1 to 62 of {@code A-Z a-z 0-9 -}, no dash at an end, not reserved
 */
public record TenantId(String text) {

  private static final Pattern CHARACTERS = Pattern.compile("[A-Za-z0-9-]+");
  private static final int LONGEST = 62;
  private static final Set<String> RESERVED =
      Set.of("www", "api", "admin", "console", "login", "auth");

  public TenantId {
    brokenRule(text)
        .ifPresent(
            rule -> {
              throw new IllegalArgumentException(rule);
            });
  }

  /** The rule that a text breaks, as a sentence for whoever wrote it; empty for a tenant id. */
  public static Optional<String> brokenRule(String text) {
    if (text == null || text.isEmpty()) {
      return Optional.of("must be given");
    }
    if (text.length() > LONGEST) {
      return Optional.of("must have at most " + LONGEST + " characters");
    }
    if (!CHARACTERS.matcher(text).matches()) {
      return Optional.of("must consist of the characters A-Z, a-z, 0-9 and -");
    }
    if (text.startsWith("-") || text.endsWith("-")) {
      return Optional.of("must not begin or end with a dash");
    }
    String folded = text.toLowerCase(Locale.ROOT);
    return RESERVED.contains(folded) || folded.startsWith("xn--")
        ? Optional.of("is reserved; choose another name")
        : Optional.empty();
  }

  /** The form in which names are compared and used in host names. */
  public String folded() {
    return text.toLowerCase(Locale.ROOT);
  }
}
