package io.tenantry.controlplane.object;

import io.tenantry.controlplane.api.FieldError;
import io.tenantry.controlplane.api.ProblemException;
import java.util.ArrayList;
import java.util.List;

/** What is wrong with an object, all of it. */
final class Faults {

  private final String place;
  private final List<FieldError> errors = new ArrayList<>();

  /**
   * @param place where the object stands: a file of a package, or a field of a body
   */
  Faults(String place) {
    this.place = place;
  }

  void add(String field, String message) {
    errors.add(new FieldError(place + ": " + field, message));
  }

  void demand(boolean met, String field, String message) {
    if (!met) {
      add(field, message);
    }
  }

  /** Texts for people: 1 to 200 characters. */
  void demandTitle(String field, String title) {
    demand(
        title != null && !title.isBlank() && title.length() <= 200,
        field,
        "must have 1 to 200 characters");
  }

  /**
   * @throws ProblemException {@code validation-failed}, if anything is wrong
   */
  void refuseAny() {
    if (!errors.isEmpty()) {
      throw ProblemException.invalid(errors);
    }
  }
}
