package io.tenantry.controlplane.acceptance;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads {@code Prefer: wait=N} of RFC 7240. What cannot be read is ignored, as it demands. */
final class WaitPreference {

  private static final Pattern WAIT =
      Pattern.compile("(?:^|[,;\\s])wait\\s*=\\s*\"?(\\d{1,9})\"?(?=$|[,;\\s])");
  private static final Duration LONGEST = Duration.ofSeconds(60);

  private WaitPreference() {}

  /** The seconds of the first wait preference, at most 60. */
  static Optional<Duration> in(List<String> headers) {
    return headers.stream()
        .map(WAIT::matcher)
        .filter(Matcher::find)
        .map(found -> Duration.ofSeconds(Long.parseLong(found.group(1))))
        .map(wait -> wait.compareTo(LONGEST) > 0 ? LONGEST : wait)
        .findFirst();
  }
}
