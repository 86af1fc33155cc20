package io.tenantry.controlplane.object;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What kinds of objects a release has. */
public enum ObjectKind {
  REPORT,
  WEB_SERVICE,
  PERMISSION_SET;

  /** As it stands in rows and operations: {@code web-service}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** As it stands in paths: {@code web-services}. */
  public String plural() {
    return word() + "s";
  }

  static Optional<ObjectKind> ofPlural(String text) {
    return Arrays.stream(values()).filter(kind -> kind.plural().equals(text)).findFirst();
  }

  static ObjectKind ofWord(String text) {
    return Arrays.stream(values())
        .filter(kind -> kind.word().equals(text))
        .findFirst()
        .orElseThrow();
  }
}
