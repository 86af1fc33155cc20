package io.tenantry.controlplane.http;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;

/**
 * Makes an example of a schema from the examples, values and defaults of its parts, so that no
 * operation is without one and none grows stale.
 */
final class ExampleValues {

  private static final int DEEPEST = 6;

  /** What a text property of a name holds where its schema does not say. */
  private static final Map<String, String> TEXTS =
      Map.ofEntries(
          Map.entry("id", "cronus"),
          Map.entry("tenantId", "cronus"),
          Map.entry("name", "CRONUS"),
          Map.entry("displayName", "CRONUS International"),
          Map.entry("hostName", "erp.cronus.example"),
          Map.entry("hostNames", "erp.cronus.example"),
          Map.entry("companies", "CRONUS"),
          Map.entry("defaultCompany", "CRONUS"),
          Map.entry("region", "eu-west"),
          Map.entry("address", "db-1.example.com:5432"),
          Map.entry("databaseServer", "db-1"),
          Map.entry("maintenanceDatabase", "postgres"),
          Map.entry("adminLogin", "tenantry_control_plane"),
          Map.entry("adminPassword", "known-to-you-alone"),
          Map.entry("password", "shown-once"),
          Map.entry("user", "admin@cronus"),
          Map.entry("createdBy", "platform-operator"),
          Map.entry("publishedBy", "platform-admin"),
          Map.entry("actor", "platform-operator"),
          Map.entry("plan", "standard"),
          Map.entry("ring", "all"),
          Map.entry("environment", "production"),
          Map.entry("timeZone", "Europe/Berlin"),
          Map.entry("type", "mount"),
          Map.entry("action", "mount"),
          Map.entry("reason", "Opening day"),
          Map.entry("confirm", "cronus"),
          Map.entry("sha256", "2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae"));

  private final Map<String, Schema> components;

  ExampleValues(OpenAPI document) {
    this.components =
        Optional.ofNullable(document.getComponents())
            .map(known -> known.getSchemas())
            .orElse(Map.of());
  }

  Object of(Schema schema) {
    return of("", schema, 0);
  }

  private Object of(String name, Schema given, int depth) {
    Schema schema = resolved(given);
    if (schema == null || depth > DEEPEST) {
      return Map.of();
    }
    if (schema.getAnyOf() != null && !schema.getAnyOf().isEmpty()) {
      return of(name, schema.getAnyOf().get(0), depth + 1);
    }
    return said(schema).orElseGet(() -> made(name, schema, depth));
  }

  /** What the schema itself names. */
  private static Optional<Object> said(Schema schema) {
    return first(schema.getExamples())
        .or(() -> Optional.ofNullable(schema.getDefaultValue()))
        .or(() -> first(schema.getEnumeration()));
  }

  private static Optional<Object> first(List<Object> values) {
    return values == null ? Optional.empty() : values.stream().filter(Objects::nonNull).findFirst();
  }

  private Object made(String name, Schema schema, int depth) {
    return switch (type(schema)) {
      case ARRAY -> List.of(of(name, schema.getItems(), depth + 1));
      case STRING -> text(name, schema);
      case BOOLEAN -> true;
      case INTEGER, NUMBER ->
          Optional.ofNullable(schema.getMinimum()).map(BigDecimal::intValue).orElse(1);
      default -> object(schema, depth);
    };
  }

  private Map<String, Object> object(Schema schema, int depth) {
    Map<String, Object> example = new LinkedHashMap<>();
    if (schema.getProperties() != null) {
      schema
          .getProperties()
          .forEach((name, property) -> example.put(name, of(name, property, depth + 1)));
    }
    return example;
  }

  private static String text(String name, Schema schema) {
    String format = Optional.ofNullable(schema.getFormat()).orElse("");
    return switch (format) {
      case "uuid" -> "5b1c0d3e-6a52-4f0a-9d0e-3f6f6a8d2c11";
      case "date-time" -> "2030-01-31T12:00:00Z";
      case "date" -> "2030-01-31";
      case "uri" -> "https://issuer.cronus.example";
      default -> TEXTS.getOrDefault(name, "text");
    };
  }

  private static SchemaType type(Schema schema) {
    if (schema.getType() == null) {
      return SchemaType.OBJECT;
    }
    return schema.getType().stream()
        .filter(type -> type != SchemaType.NULL)
        .findFirst()
        .orElse(SchemaType.OBJECT);
  }

  private Schema resolved(Schema schema) {
    if (schema == null || schema.getRef() == null) {
      return schema;
    }
    return components.get(schema.getRef().substring(schema.getRef().lastIndexOf('/') + 1));
  }
}
