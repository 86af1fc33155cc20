package io.tenantry.controlplane.testsupport;

import static io.restassured.RestAssured.given;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The API's own description, to compare answers with. Stricter than the document: an object has the
 * properties that are described and no others.
 */
public final class ApiDescription {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final JsonSchemaFactory SCHEMAS =
      JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);

  private static ApiDescription ofThisProcess;

  private final JsonNode document;
  private final ObjectNode strictSchemas;

  private ApiDescription(JsonNode document) {
    this.document = document;
    this.strictSchemas = document.path("components").path("schemas").deepCopy();
    strictSchemas.forEach(ApiDescription::closeObject);
  }

  /** Read once. */
  public static synchronized ApiDescription read() {
    if (ofThisProcess == null) {
      ofThisProcess =
          new ApiDescription(
              parse(given().get("/q/openapi?format=json").then().extract().asString()));
    }
    return ofThisProcess;
  }

  public JsonNode document() {
    return document;
  }

  /** The operation that a request is for; a path without placeholders comes first. */
  public Optional<JsonNode> operation(String method, String path) {
    Set<String> templates = new TreeSet<>();
    document.path("paths").fieldNames().forEachRemaining(templates::add);
    return templates.stream()
        .filter(template -> Pattern.matches(expression(template), path))
        .min((one, other) -> Integer.compare(placeholders(one), placeholders(other)))
        .map(template -> document.path("paths").path(template).path(method.toLowerCase()))
        .filter(operation -> !operation.isMissingNode());
  }

  /** What is wrong with a value by a schema of the document; empty when nothing is. */
  public String broken(JsonNode schema, JsonNode value) {
    if (!schema.isObject()) {
      return "there is no schema";
    }
    ObjectNode root = schema.deepCopy();
    root.putObject("components").set("schemas", strictSchemas);
    JsonSchema compiled = SCHEMAS.getSchema(root);
    return compiled.validate(value).stream()
        .map(ValidationMessage::getMessage)
        .collect(Collectors.joining("; "));
  }

  public static JsonNode parse(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new AssertionError("not JSON: " + text, e);
    }
  }

  private static void closeObject(JsonNode schema) {
    if (schema.has("properties") && !schema.has("additionalProperties")) {
      ((ObjectNode) schema).put("additionalProperties", false);
    }
  }

  private static int placeholders(String template) {
    return template.split("\\{", -1).length;
  }

  private static String expression(String template) {
    StringBuilder expression = new StringBuilder();
    for (Map.Entry<String, Boolean> part : parts(template)) {
      expression.append(part.getValue() ? "[^/]+" : Pattern.quote(part.getKey()));
    }
    return expression.toString();
  }

  private static Iterable<Map.Entry<String, Boolean>> parts(String template) {
    java.util.List<Map.Entry<String, Boolean>> parts = new java.util.ArrayList<>();
    for (String piece : template.split("(?=\\{)|(?<=\\})")) {
      parts.add(Map.entry(piece, piece.startsWith("{")));
    }
    return parts;
  }
}
