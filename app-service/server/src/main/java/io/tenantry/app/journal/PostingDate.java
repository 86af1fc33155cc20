package io.tenantry.app.journal;

import static java.lang.annotation.ElementType.FIELD;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;
import java.time.LocalDate;

/** A date of the years 1900 to 2999: what a ledger has to do with, and PostgreSQL can store. */
@Target(FIELD)
@Retention(RUNTIME)
@Constraint(validatedBy = PostingDate.Check.class)
public @interface PostingDate {

  String message() default "must be a date of the years 1900 to 2999";

  Class<?>[] groups() default {};

  Class<? extends Payload>[] payload() default {};

  /** Null is a date that is chosen later. */
  class Check implements ConstraintValidator<PostingDate, LocalDate> {

    @Override
    public boolean isValid(LocalDate date, ConstraintValidatorContext context) {
      return date == null || date.getYear() >= 1900 && date.getYear() <= 2999;
    }
  }
}
