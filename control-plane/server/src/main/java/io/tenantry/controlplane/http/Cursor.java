package io.tenantry.controlplane.http;

import io.tenantry.controlplane.api.ProblemException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

/**
 * The place of a row in a list, as callers carry it from page to page without knowing what it
 * means: when the row was made, and its id.
 */
public record Cursor(Instant createdAt, UUID id) {

  private static final Instant EARLIEST = Instant.EPOCH;

  /** Well within what the database can compare with. */
  private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

  /**
   * @throws ProblemException {@code validation-failed} for a text that no page handed out
   */
  public static Optional<Cursor> of(String text) {
    return text == null ? Optional.empty() : Optional.of(parse(text));
  }

  public String text() {
    byte[] plain = (createdAt + "/" + id).getBytes(StandardCharsets.UTF_8);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(plain);
  }

  private static Cursor parse(String text) {
    try {
      String plain = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
      int slash = plain.indexOf('/');
      Instant createdAt = Instant.parse(plain.substring(0, slash));
      if (createdAt.isBefore(EARLIEST) || createdAt.isAfter(LATEST)) {
        throw new IllegalArgumentException("no row is of that time");
      }
      return new Cursor(createdAt, UUID.fromString(plain.substring(slash + 1)));
    } catch (IllegalArgumentException | DateTimeParseException | IndexOutOfBoundsException e) {
      throw ProblemException.invalid("cursor", "must be the nextCursor of a page of this list");
    }
  }
}
