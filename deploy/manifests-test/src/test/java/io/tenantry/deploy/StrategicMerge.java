package io.tenantry.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A strategic merge patch, for the part of it that is the same for all kinds: maps merge, null
 * removes, a scalar replaces, and a list whose elements have names merges by name. Other lists have
 * rules that depend on the field; they are refused.
 */
final class StrategicMerge {

  private StrategicMerge() {}

  static void merge(ObjectNode target, JsonNode patch) {
    patch.properties().forEach(field -> merge(target, field.getKey(), field.getValue()));
  }

  private static void merge(ObjectNode target, String field, JsonNode patch) {
    if (field.startsWith("$")) {
      throw new IllegalArgumentException("patch directive '" + field + "' is not rendered here");
    } else if (patch.isNull()) {
      target.remove(field);
    } else if (patch.isObject()) {
      merge(target.withObjectProperty(field), patch);
    } else if (patch.isArray()) {
      mergeByName(target.withArrayProperty(field), field, patch);
    } else {
      target.set(field, patch);
    }
  }

  private static void mergeByName(ArrayNode target, String field, JsonNode patch) {
    for (JsonNode element : patch) {
      if (!element.has("name")) {
        throw new IllegalArgumentException("list '" + field + "' cannot be patched by name");
      }
      merge(named(target, element.get("name")), element);
    }
  }

  /** What is new comes first, as Kustomize has it. */
  private static ObjectNode named(ArrayNode list, JsonNode name) {
    return Manifest.elements(list)
        .filter(element -> name.equals(element.get("name")))
        .map(ObjectNode.class::cast)
        .findFirst()
        .orElseGet(() -> list.insertObject(0));
  }
}
