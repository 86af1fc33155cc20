package io.tenantry.controlplane.object;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.stream.StreamSupport;

/**
 * A revision that is asked for, as the operation that appends it carries it.
 *
 * @param releases that get it
 */
record Revising(ApplicationObject object, List<Integer> releases) {

  ObjectNode params(ObjectMapper json) {
    ObjectNode params =
        json.createObjectNode().put("kind", object.kind().word()).put("name", object.name());
    params.set("appliesTo", json.valueToTree(releases));
    params.set("content", object.content());
    return params;
  }

  static Revising of(JsonNode params) {
    return new Revising(
        new ApplicationObject(
            ObjectKind.ofWord(params.path("kind").textValue()),
            params.path("name").textValue(),
            params.path("content")),
        StreamSupport.stream(params.path("appliesTo").spliterator(), false)
            .map(JsonNode::intValue)
            .toList());
  }
}
