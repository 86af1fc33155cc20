package io.tenantry.controlplane.plan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** JSON merge patch, as RFC 7396 defines it. */
final class MergePatch {

  private MergePatch() {}

  /** The target with the patch applied; the target itself stays as it is. */
  static JsonNode applied(JsonNode target, JsonNode patch) {
    if (!patch.isObject()) {
      return patch;
    }
    ObjectNode result =
        target != null && target.isObject()
            ? target.deepCopy()
            : JsonNodeFactory.instance.objectNode();
    patch
        .properties()
        .forEach(
            field -> {
              if (field.getValue().isNull()) {
                result.remove(field.getKey());
              } else {
                result.set(field.getKey(), applied(result.get(field.getKey()), field.getValue()));
              }
            });
    return result;
  }
}
