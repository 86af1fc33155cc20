package io.tenantry.app.odata.write;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tenantry.app.http.Preconditions;
import io.tenantry.app.http.ProblemException;
import io.tenantry.app.http.ProblemType;

/**
 * Changes entities of one table, in the transaction of their company. Values are named as in REST,
 * and not checked yet; {@code reference} is the key or id of an entity.
 */
public interface Writer {

  /** Returns the key or id of the new one. */
  default String create(ObjectNode values) {
    throw refused("created");
  }

  /** Changes what is given; null takes a value away. */
  default void change(String reference, Preconditions given, ObjectNode patch) {
    throw refused("changed");
  }

  /** Changes everything; what is not given is absent afterwards. The key stays. */
  default void replace(String reference, Preconditions given, ObjectNode values) {
    throw refused("replaced");
  }

  default void delete(String reference, Preconditions given) {
    throw refused("deleted");
  }

  private static ProblemException refused(String verb) {
    return new ProblemException(
        ProblemType.METHOD_NOT_ALLOWED, "Entities of this set cannot be " + verb);
  }
}
