package io.tenantry.app.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.List;

/**
 * What one sort of card shows: customers, items, vendors.
 *
 * @param one such as {@code customer}
 * @param many such as {@code customers}
 */
record CardKind(Section section, String one, String many, List<Field> fields) {

  /** How a field is written. */
  enum Form {
    TEXT,
    AMOUNT,
    FLAG
  }

  /**
   * A field of a card.
   *
   * @param name of the property in the interface for programs
   * @param listed whether it is a column of the list, too
   */
  record Field(String name, String label, Form form, boolean required, boolean listed) {

    static Field required(String name, String label) {
      return new Field(name, label, Form.TEXT, true, true);
    }

    static Field listed(String name, String label) {
      return new Field(name, label, Form.TEXT, false, true);
    }

    static Field more(String name, String label) {
      return new Field(name, label, Form.TEXT, false, false);
    }

    /** As it stands in a cell. */
    String shown(JsonNode row) {
      return switch (form) {
        case TEXT -> row.path(name).asText("");
        case AMOUNT -> Amounts.text(row.path(name).decimalValue());
        case FLAG -> row.path(name).asBoolean() ? "yes" : "no";
      };
    }

    /** As it stands in an input. */
    String written(JsonNode row) {
      return row.path(name).isNull() ? "" : row.path(name).asText("");
    }
  }

  List<Field> columns() {
    return fields.stream().filter(Field::listed).toList();
  }

  /** The form as the interface for programs takes it; what is empty is left out. */
  ObjectNode values(MultivaluedMap<String, String> form) {
    ObjectNode values = JsonNodeFactory.instance.objectNode();
    for (Field field : fields) {
      String given = form.getFirst(field.name());
      if (field.form() == Form.FLAG) {
        values.put(field.name(), given != null);
      } else if (given != null && !given.isBlank()) {
        values.put(field.name(), given.strip());
      }
    }
    return values;
  }
}
