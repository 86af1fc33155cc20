package io.tenantry.app.http;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validator;
import jakarta.validation.constraints.NotNull;
import java.lang.annotation.Annotation;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Checks what came from outside against the constraints on its fields; the same for a JSON body, a
 * patched resource and a row of a file.
 */
@ApplicationScoped
public class Validation {

  private static final Map<Class<? extends Annotation>, String> CODES =
      Map.of(
          NotNull.class, "required",
          MaxLength.class, "too-long",
          PlainText.class, "control-character");

  private final Validator validator;

  Validation(Validator validator) {
    this.validator = validator;
  }

  /**
   * @param body what the request carried; null if it carried {@code null} or nothing
   * @return the same object
   * @throws ProblemException naming every field that is wrong
   */
  public <T> T valid(T body) {
    if (body == null) {
      throw ProblemException.invalid("body", "required", "must be a JSON object");
    }
    List<FieldError> errors = errors(body);
    if (!errors.isEmpty()) {
      throw ProblemException.invalid(errors);
    }
    return body;
  }

  /** Everything that is wrong, ordered by field. */
  public List<FieldError> errors(Object body) {
    return validator.validate(body).stream()
        .map(Validation::error)
        .sorted(Comparator.comparing(FieldError::field).thenComparing(FieldError::code))
        .toList();
  }

  private static FieldError error(ConstraintViolation<?> violation) {
    return new FieldError(
        violation.getPropertyPath().toString(), code(violation), violation.getMessage());
  }

  /** A constraint without an entry above is named like its annotation. */
  private static String code(ConstraintViolation<?> violation) {
    Class<? extends Annotation> constraint =
        violation.getConstraintDescriptor().getAnnotation().annotationType();
    return CODES.getOrDefault(
        constraint,
        constraint.getSimpleName().replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(Locale.ROOT));
  }
}
