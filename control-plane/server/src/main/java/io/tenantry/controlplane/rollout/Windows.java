package io.tenantry.controlplane.rollout;

import io.tenantry.controlplane.api.ProblemException;
import java.util.Locale;
import java.util.stream.Stream;

/** What update windows are to a rollout. */
enum Windows {
  /** A tenant is synced while its window is open. */
  RESPECT,
  /** Tenants are synced at any time: for what cannot wait. */
  IGNORE;

  /**
   * @param text null means respect
   * @throws ProblemException {@code validation-failed}
   */
  static Windows of(String text) {
    return Stream.of(values())
        .filter(windows -> windows.text().equals(text == null ? RESPECT.text() : text))
        .findFirst()
        .orElseThrow(() -> ProblemException.invalid("windows", "must be respect or ignore"));
  }

  String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
