package io.tenantry.app.customer;

import static java.lang.annotation.ElementType.FIELD;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import io.tenantry.app.register.RowNumber;
import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import jakarta.validation.ReportAsSingleViolation;
import jakarta.validation.constraints.Pattern;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/**
 * 1 to 20 ASCII letters, digits, dots, underscores and dashes, beginning with a letter or digit;
 * unique in a company without regard to case. It needs no escaping in a URL or a file name, and
 * cannot be mistaken for an id.
 */
@Target(FIELD)
@Retention(RUNTIME)
@Constraint(validatedBy = {})
@Pattern(regexp = CustomerNumber.GRAMMAR)
@ReportAsSingleViolation
public @interface CustomerNumber {

  String GRAMMAR = RowNumber.GRAMMAR;

  String message() default
      "must have 1 to 20 letters (A to Z), digits, dots, underscores and dashes, and begin with a"
          + " letter or digit";

  Class<?>[] groups() default {};

  Class<? extends Payload>[] payload() default {};
}
