package io.tenantry.app.register;

import static java.lang.annotation.ElementType.FIELD;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import jakarta.validation.ReportAsSingleViolation;
import jakarta.validation.constraints.Pattern;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/**
 * 1 to 20 ASCII letters, digits, dots, underscores and dashes, beginning with a letter or digit;
 * unique in the register without regard to case.
 */
@Target(FIELD)
@Retention(RUNTIME)
@Constraint(validatedBy = {})
@Pattern(regexp = RowNumber.GRAMMAR)
@ReportAsSingleViolation
public @interface RowNumber {

  String GRAMMAR = "[A-Za-z0-9][A-Za-z0-9._-]{0,19}";

  String message() default
      "must have 1 to 20 letters (A to Z), digits, dots, underscores and dashes, and begin with a"
          + " letter or digit";

  Class<?>[] groups() default {};

  Class<? extends Payload>[] payload() default {};
}
