package io.tenantry.controlplane.http;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** Ids as they stand in paths and parameters: the 36 characters of RFC 9562, in any letter case. */
public final class UuidText {

  private static final Pattern PATTERN =
      Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

  private UuidText() {}

  /** Stricter than {@link UUID#fromString}, which also takes {@code 1-1-1-1-1}. */
  public static Optional<UUID> parse(String text) {
    return PATTERN.matcher(text).matches() ? Optional.of(UUID.fromString(text)) : Optional.empty();
  }
}
