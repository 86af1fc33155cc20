package io.tenantry.app.company;

import java.util.UUID;

/** The company of the running transaction. */
public record ScopedCompany(UUID id, String name) {

  private static final String SAFE_IN_A_PATH = "(?s)(?!\\.{1,2}$)[^/\\\\]+";

  /**
   * How a link names it: by name; by id where a proxy could take the name for a path of its own
   * ({@code /}, {@code ..}).
   */
  public String segment() {
    return name.matches(SAFE_IN_A_PATH) ? name : id.toString();
  }
}
