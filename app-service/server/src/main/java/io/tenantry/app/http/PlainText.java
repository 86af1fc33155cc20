package io.tenantry.app.http;

import static java.lang.annotation.ElementType.FIELD;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/**
 * Text that PostgreSQL can store and people can read: whole characters (no half of a surrogate
 * pair), and of the control characters only tab and line breaks.
 */
@Target(FIELD)
@Retention(RUNTIME)
@Constraint(validatedBy = PlainTextCheck.class)
public @interface PlainText {

  String message() default "must not contain control characters";

  Class<?>[] groups() default {};

  Class<? extends Payload>[] payload() default {};
}
