package io.tenantry.app.http;

import static java.lang.annotation.ElementType.FIELD;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/**
 * An upper bound in characters as PostgreSQL's {@code char_length} counts them: code points, where
 * {@code @Size} would count an emoji twice.
 */
@Target(FIELD)
@Retention(RUNTIME)
@Constraint(validatedBy = MaxLength.Check.class)
public @interface MaxLength {

  int value();

  String message() default "must have at most {value} characters";

  Class<?>[] groups() default {};

  Class<? extends Payload>[] payload() default {};

  /** Null is short enough. */
  class Check implements ConstraintValidator<MaxLength, String> {
    private int most;

    @Override
    public void initialize(MaxLength bound) {
      most = bound.value();
    }

    @Override
    public boolean isValid(String text, ConstraintValidatorContext context) {
      return text == null || text.codePointCount(0, text.length()) <= most;
    }
  }
}
