package io.tenantry.controlplane.http;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.type.LogicalType;
import io.tenantry.controlplane.api.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Collection;
import java.util.Map;

/**
 * Reads bodies of JSON strictly: a field nobody knows, a number where a text belongs, a field given
 * twice are refused by name rather than guessed about.
 */
@ApplicationScoped
public class RequestBodies {

  private final JsonMapper strict =
      JsonMapper.builder()
          .addModule(new SimpleModule().addDeserializer(Instant.class, new WrittenTime()))
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
          .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
          .withCoercionConfig(
              LogicalType.Textual,
              texts ->
                  texts
                      .setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                      .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                      .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail))
          .build();

  /**
   * Reads a body that must be there.
   *
   * @throws ProblemException {@code validation-failed}, naming the field
   */
  public <T> T read(byte[] body, Class<T> type) {
    if (body == null || body.length == 0) {
      throw ProblemException.invalid("body", "must be a JSON object");
    }
    try {
      JsonNode tree = strict.readTree(body);
      if (!tree.isObject()) {
        throw ProblemException.invalid("body", "must be a JSON object");
      }
      demandStorable("", tree);
      return strict.treeToValue(tree, type);
    } catch (JsonProcessingException e) {
      throw refusal(e);
    } catch (IOException e) {
      throw ProblemException.invalid("body", "must be JSON in UTF-8");
    }
  }

  /** Reads a body that may be left out. */
  public <T> T readOptional(byte[] body, Class<T> type, T otherwise) {
    return body == null || body.length == 0 ? otherwise : read(body, type);
  }

  /** PostgreSQL keeps neither the character 0 nor half of a surrogate pair. */
  private static void demandStorable(String path, JsonNode node) {
    if (node.isTextual() && !storable(node.textValue())) {
      throw ProblemException.invalid(path, "must not contain the character 0 or a lone surrogate");
    }
    if (node.isObject()) {
      node.properties().forEach(field -> demandStorableField(path, field));
    }
    for (int i = 0; node.isArray() && i < node.size(); i++) {
      demandStorable(path + "[" + i + "]", node.get(i));
    }
  }

  private static void demandStorableField(String path, Map.Entry<String, JsonNode> field) {
    if (!storable(field.getKey())) {
      throw ProblemException.invalid(path, "must not have a field named with the character 0");
    }
    demandStorable(path.isEmpty() ? field.getKey() : path + "." + field.getKey(), field.getValue());
  }

  private static boolean storable(String text) {
    return text.codePoints()
        .noneMatch(c -> c == 0 || c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
  }

  private static ProblemException refusal(JsonProcessingException thrown) {
    if (thrown instanceof UnrecognizedPropertyException unknown) {
      return ProblemException.invalid(path(unknown), "is not a field of this request");
    }
    if (thrown instanceof MismatchedInputException mismatched) {
      return ProblemException.invalid(
          path(mismatched), "must be " + expected(mismatched.getTargetType()));
    }
    if (thrown instanceof JsonMappingException mapping) {
      return ProblemException.invalid(path(mapping), "cannot be read");
    }
    var place = thrown.getLocation();
    return ProblemException.invalid(
        "body",
        place == null
            ? "is not JSON"
            : "is not JSON: line " + place.getLineNr() + ", column " + place.getColumnNr());
  }

  private static String path(JsonMappingException thrown) {
    StringBuilder path = new StringBuilder();
    for (JsonMappingException.Reference reference : thrown.getPath()) {
      if (reference.getFieldName() == null) {
        path.append('[').append(reference.getIndex()).append(']');
      } else {
        path.append(path.isEmpty() ? "" : ".").append(reference.getFieldName());
      }
    }
    return path.isEmpty() ? "body" : path.toString();
  }

  private static String expected(Class<?> type) {
    if (type == null) {
      return "of another type";
    }
    if (type == String.class) {
      return "a text";
    }
    if (type == Boolean.class || type == boolean.class) {
      return "true or false";
    }
    if (type == Instant.class) {
      return "a time as in 2030-01-31T12:00:00Z";
    }
    if (Number.class.isAssignableFrom(type) || type == int.class || type == long.class) {
      return "a whole number";
    }
    return Collection.class.isAssignableFrom(type) ? "an array" : "an object";
  }

  /** A time in the form of RFC 3339; a number could be seconds or milliseconds. */
  private static final class WrittenTime extends StdDeserializer<Instant> {

    WrittenTime() {
      super(Instant.class);
    }

    @Override
    public Instant deserialize(JsonParser parser, DeserializationContext context)
        throws IOException {
      if (!parser.hasToken(JsonToken.VALUE_STRING)) {
        return (Instant) context.handleUnexpectedToken(Instant.class, parser);
      }
      try {
        return OffsetDateTime.parse(parser.getText()).toInstant();
      } catch (DateTimeParseException e) {
        return (Instant)
            context.handleWeirdStringValue(Instant.class, parser.getText(), "not a time");
      }
    }
  }
}
