package io.tenantry.app.odata.write;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tenantry.app.http.MergePatch;
import io.tenantry.app.http.Validation;
import jakarta.enterprise.context.ApplicationScoped;

/** Makes checked values of what was sent, as REST does. */
@ApplicationScoped
class Sent {

  private final MergePatch mergePatch;
  private final Validation validation;

  Sent(MergePatch mergePatch, Validation validation) {
    this.mergePatch = mergePatch;
    this.validation = validation;
  }

  /** Values of something new. */
  <V> V whole(ObjectNode values, Class<V> type) {
    return patched(JsonNodeFactory.instance.objectNode(), values, type);
  }

  /** Values that keep nothing of what there was but the number. */
  <V> V replaced(String number, ObjectNode values, Class<V> type) {
    return whole(values.deepCopy().put("number", number), type);
  }

  /** Values with some changed; the number stays. */
  <V> V patched(Object before, ObjectNode patch, Class<V> type) {
    return validation.valid(mergePatch.apply(before, patch, type));
  }

  /** A patch that leaves the number alone. */
  static ObjectNode withoutNumber(ObjectNode patch) {
    return patch.deepCopy().without("number");
  }
}
