package io.tenantry.app.company;

import io.tenantry.app.http.UuidText;
import java.util.UUID;
import java.util.regex.Pattern;

/** The company of the running transaction. */
public record ScopedCompany(UUID id, String name) {

  private static final Pattern SAFE_IN_A_PATH = Pattern.compile("(?s)(?!\\.{1,2}$)[^/\\\\]+");

  /** Whether that is its id, or its name in any letter case. */
  public boolean isCalled(String text) {
    return UuidText.parse(text).map(id::equals).orElseGet(() -> name.equalsIgnoreCase(text));
  }

  /**
   * How a link names it: by name; by id where a proxy could take the name for a path of its own
   * ({@code /}, {@code ..}).
   */
  public String segment() {
    return SAFE_IN_A_PATH.matcher(name).matches() ? name : id.toString();
  }
}
