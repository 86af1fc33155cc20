package io.tenantry.controlplane.lifecycle;

import io.tenantry.controlplane.api.FieldError;
import io.tenantry.controlplane.api.ProblemException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Collects every broken rule of a request, so that its author learns of all of them at once. */
final class Violations {

  private final List<FieldError> errors = new ArrayList<>();

  void add(String field, String message) {
    errors.add(new FieldError(field, message));
  }

  void demand(boolean holds, String field, String message) {
    if (!holds) {
      add(field, message);
    }
  }

  /** The value, or null when reading it breaks a rule. */
  <T> T read(String field, Supplier<T> reader) {
    try {
      return reader.get();
    } catch (IllegalArgumentException e) {
      add(field, e.getMessage());
      return null;
    }
  }

  /**
   * @throws ProblemException {@code validation-failed} when there are any
   */
  void raise() {
    if (!errors.isEmpty()) {
      throw ProblemException.invalid(List.copyOf(errors));
    }
  }
}
