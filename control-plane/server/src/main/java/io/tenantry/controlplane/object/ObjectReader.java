package io.tenantry.controlplane.object;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.tenantry.controlplane.api.ProblemException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Makes objects of the texts of a package and of the bodies of requests, or says what is wrong. */
public final class ObjectReader {

  private static final String REPORTS = "reports/";
  private static final String YAML = ".yaml";
  private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,61}");

  /** Data only: this parser makes no objects of types that the text names. */
  private static final ObjectMapper STRICT =
      YAMLMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .build();

  private ObjectReader() {}

  /**
   * The objects of a package, by the order of its files.
   *
   * @param files content by name
   * @throws ProblemException {@code validation-failed}, naming file and field
   */
  public static List<ApplicationObject> ofPackage(Map<String, byte[]> files) {
    List<ApplicationObject> objects = new ArrayList<>();
    files.forEach(
        (file, content) -> {
          if (file.startsWith(REPORTS)) {
            objects.add(read(ObjectKind.REPORT, reportName(file), tree(file, content), file));
          }
        });
    objects.addAll(listed(files, ObjectKind.WEB_SERVICE));
    objects.addAll(listed(files, ObjectKind.PERMISSION_SET));
    return objects;
  }

  /**
   * One object.
   *
   * @param place where it stands, for whoever has to correct it
   * @throws ProblemException {@code validation-failed}
   */
  static ApplicationObject read(ObjectKind kind, String name, JsonNode content, String place) {
    Faults faults = new Faults(place);
    faults.demand(NAME.matcher(name).matches(), "name", "must be 1-62 of a-z, 0-9 and dash");
    if (!content.isObject()) {
      throw ProblemException.invalid(place, "must be an object");
    }
    definition(kind, content, place).check(faults);
    faults.refuseAny();
    return new ApplicationObject(kind, name, content);
  }

  static Definition definition(ObjectKind kind, JsonNode content, String place) {
    try {
      return STRICT.treeToValue(content, type(kind));
    } catch (UnrecognizedPropertyException e) {
      throw ProblemException.invalid(
          place, "has a field that nobody knows: " + e.getPropertyName());
    } catch (MismatchedInputException e) {
      String fields = String.join(".", e.getPath().stream().map(ObjectReader::step).toList());
      throw ProblemException.invalid(place, "lacks a field, or has a wrong one: " + fields);
    } catch (JsonProcessingException e) {
      throw ProblemException.invalid(place, "is not readable");
    }
  }

  private static Class<? extends Definition> type(ObjectKind kind) {
    return switch (kind) {
      case REPORT -> ReportDefinition.class;
      case WEB_SERVICE -> WebServiceDefinition.class;
      case PERMISSION_SET -> PermissionSetDefinition.class;
    };
  }

  private static String step(JsonMappingException.Reference step) {
    return step.getFieldName() == null ? String.valueOf(step.getIndex()) : step.getFieldName();
  }

  private static String reportName(String file) {
    if (!file.endsWith(YAML)) {
      throw ProblemException.invalid(file, "is not named like reports/customer-list.yaml");
    }
    return file.substring(REPORTS.length(), file.length() - YAML.length());
  }

  private static List<ApplicationObject> listed(Map<String, byte[]> files, ObjectKind kind) {
    String file = kind.plural() + YAML;
    if (!files.containsKey(file)) {
      return List.of();
    }
    JsonNode list = tree(file, files.get(file));
    if (!list.isArray()) {
      throw ProblemException.invalid(file, "must be a list of objects, each with a name");
    }
    List<ApplicationObject> objects = new ArrayList<>();
    for (JsonNode item : list) {
      String name = item.path("name").asText();
      if (objects.stream().anyMatch(object -> object.name().equals(name))) {
        throw ProblemException.invalid(file, name + " is there twice");
      }
      objects.add(read(kind, name, withoutName(file, item), file));
    }
    return objects;
  }

  private static JsonNode withoutName(String file, JsonNode item) {
    if (item instanceof ObjectNode object && item.path("name").isTextual()) {
      return object.deepCopy().without("name");
    }
    throw ProblemException.invalid(file, "must be a list of objects, each with a name");
  }

  private static JsonNode tree(String file, byte[] content) {
    try {
      return STRICT.readTree(content);
    } catch (IOException e) {
      throw ProblemException.invalid(file, "is not readable as YAML");
    }
  }
}
