package io.tenantry.app.http;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.UUID;

/**
 * Where a page of a list ended: the sort it belongs to and the last row's sort key and id. Opaque
 * to callers, but not secret: its parts are used as parameters only.
 */
public record Cursor(String sort, UUID id, String key) {

  private static final String SEPARATOR = "\n";

  /**
   * @param text as given out before
   * @param sort the sort of the present request
   * @throws ProblemException if it is not a cursor, or one of another sort
   */
  public static Cursor parse(String text, String sort) {
    try {
      byte[] bytes = Base64.getUrlDecoder().decode(text);
      String[] parts = new String(bytes, StandardCharsets.UTF_8).split(SEPARATOR, 3);
      if (parts.length == 3 && parts[0].equals(sort) && PlainTextCheck.isPlain(parts[2])) {
        return new Cursor(sort, UUID.fromString(parts[1]), parts[2]);
      }
    } catch (IllegalArgumentException e) {
      throw unknown();
    }
    throw unknown();
  }

  private static ProblemException unknown() {
    return ProblemException.invalid(
        "cursor", "malformed", "is not a nextCursor of this list and sort; start without it");
  }

  @Override
  public String toString() {
    byte[] bytes =
        String.join(SEPARATOR, sort, id.toString(), key).getBytes(StandardCharsets.UTF_8);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
