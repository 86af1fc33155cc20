package io.tenantry.app.http;

import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;

/** The rule of {@link PlainText}, also for what is no field: search texts, names in paths. */
public class PlainTextCheck implements ConstraintValidator<PlainText, String> {

  /** Whether PostgreSQL can take the text as a parameter. */
  public static boolean isPlain(String text) {
    return text.codePoints().allMatch(PlainTextCheck::isPlain);
  }

  private static boolean isPlain(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.SURROGATE -> false;
      case Character.CONTROL -> codePoint == '\t' || codePoint == '\n' || codePoint == '\r';
      default -> true;
    };
  }

  /** Null is plain. */
  @Override
  public boolean isValid(String text, ConstraintValidatorContext context) {
    return text == null || isPlain(text);
  }
}
