package io.tenantry.app.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;

/** JSON merge patch (RFC 7396) of a flat resource. */
@ApplicationScoped
public class MergePatch {

  /** The media type of RFC 7396; plain JSON is understood in the same way. */
  public static final String MEDIA_TYPE = "application/merge-patch+json";

  private final ObjectMapper json;

  MergePatch(ObjectMapper json) {
    this.json = json;
  }

  /**
   * @param before the resource as it is
   * @param patch fields to change; null removes one
   * @return the resource as it shall be, not yet checked
   * @throws ProblemException if the patch is no object, or does not fit the resource
   */
  public <T> T apply(Object before, JsonNode patch, Class<T> type) {
    if (patch == null || !patch.isObject()) {
      throw ProblemException.invalid("body", "wrong-type", "must be a JSON object");
    }
    ObjectNode merged = json.valueToTree(before);
    merged.setAll((ObjectNode) patch);
    try {
      return json.treeToValue(merged, type);
    } catch (JsonProcessingException e) {
      throw JsonRefusal.in(e).orElseThrow();
    }
  }
}
