package io.tenantry.app.permission;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Who maintains a permission set. */
public enum SetScope {
  /** Part of this application; see {@link SystemSet}. */
  SYSTEM,
  /** Published centrally, the same for every tenant of a release. */
  APPLICATION,
  /** The tenant's own. */
  TENANT;

  /** As in paths and bodies: {@code application}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<SetScope> ofWord(String word) {
    return Arrays.stream(values()).filter(scope -> scope.word().equals(word)).findFirst();
  }
}
