package io.tenantry.app.company;

import io.tenantry.app.http.PlainTextCheck;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** How a request names a company: by id, by name, or not at all. */
sealed interface CompanyReference {

  Pattern UUID_TEXT = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

  record ById(UUID id) implements CompanyReference {}

  /** In any letter case. */
  record ByName(String name) implements CompanyReference {}

  /** What no company can be called; looked up nowhere. */
  record Impossible() implements CompanyReference {}

  /**
   * @param text decoded path segment, or the catalog's default company
   */
  static CompanyReference of(String text) {
    if (UUID_TEXT.matcher(text).matches()) {
      return new ById(UUID.fromString(text));
    }
    return PlainTextCheck.isPlain(text) ? new ByName(text) : new Impossible();
  }

  static Optional<CompanyReference> ofNullable(String text) {
    return Optional.ofNullable(text).map(CompanyReference::of);
  }
}
