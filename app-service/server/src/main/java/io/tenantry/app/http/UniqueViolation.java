package io.tenantry.app.http;

import java.util.Optional;
import java.util.stream.Stream;
import org.hibernate.exception.ConstraintViolationException;

/** Recognises, in what Hibernate throws, that a value is taken. */
public final class UniqueViolation {

  private UniqueViolation() {}

  /**
   * @param constraint name of the unique constraint or index
   * @return the violation, if the failure is one of that constraint
   */
  public static Optional<ConstraintViolationException> of(Throwable failure, String constraint) {
    return Stream.iterate(failure, e -> e != null, Throwable::getCause)
        .filter(ConstraintViolationException.class::isInstance)
        .map(ConstraintViolationException.class::cast)
        .filter(e -> constraint.equals(e.getConstraintName()))
        .findFirst();
  }
}
