package io.tenantry.app.company;

import io.tenantry.app.http.PlainTextCheck;
import io.tenantry.app.http.UuidText;
import java.util.Optional;
import java.util.UUID;

/** How a request names a company: by id, by name, or not at all. */
sealed interface CompanyReference {

  record ById(UUID id) implements CompanyReference {}

  /** In any letter case. */
  record ByName(String name) implements CompanyReference {}

  /** What no company can be called; looked up nowhere. */
  record Impossible() implements CompanyReference {}

  /**
   * @param text decoded path segment, or the catalog's default company
   */
  static CompanyReference of(String text) {
    return UuidText.parse(text).<CompanyReference>map(ById::new).orElseGet(() -> named(text));
  }

  private static CompanyReference named(String text) {
    return PlainTextCheck.isPlain(text) ? new ByName(text) : new Impossible();
  }

  static Optional<CompanyReference> ofNullable(String text) {
    return Optional.ofNullable(text).filter(t -> !t.isBlank()).map(CompanyReference::of);
  }
}
