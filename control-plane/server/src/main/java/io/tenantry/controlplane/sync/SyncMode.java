package io.tenantry.controlplane.sync;

import io.tenantry.controlplane.api.ProblemException;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** What a sync may do. */
public enum SyncMode {
  /** Say what a sync would do, and change nothing. */
  CHECK,
  /** Bring the tenant to the release unless something would be lost. */
  SYNC,
  /** Bring it there whatever is lost. */
  FORCE;

  /**
   * @param text may be absent; the default is sync
   * @throws ProblemException {@code validation-failed} for another word
   */
  public static SyncMode of(String text) {
    if (text == null) {
      return SYNC;
    }
    return Arrays.stream(values())
        .filter(mode -> mode.text().equals(text))
        .findFirst()
        .orElseThrow(
            () ->
                ProblemException.invalid(
                    "mode",
                    "must be one of "
                        + Arrays.stream(values())
                            .map(SyncMode::text)
                            .collect(Collectors.joining(", "))));
  }

  /** As on the wire and in rows. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
