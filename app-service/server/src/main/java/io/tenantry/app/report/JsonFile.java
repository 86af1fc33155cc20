package io.tenantry.app.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/** Writes a report as one JSON object, row by row. */
final class JsonFile {

  private static final JsonFactory FACTORY = new JsonFactory();

  private final JsonGenerator json;
  private List<Column> columns;

  JsonFile(OutputStream out) throws IOException {
    this.json = FACTORY.createGenerator(out);
    json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
  }

  void header(ReportPage page, List<Column> described) throws IOException {
    columns = described;
    json.writeStartObject();
    json.writeStringField("name", page.report().name());
    json.writeStringField("title", page.report().title());
    json.writeStringField("company", page.company());
    json.writeObjectFieldStart("parameters");
    for (Map.Entry<String, String> parameter : page.parameters().byName().entrySet()) {
      json.writeStringField(parameter.getKey(), parameter.getValue());
    }
    json.writeEndObject();
    json.writeArrayFieldStart("columns");
    for (Column column : columns) {
      json.writeStartObject();
      json.writeStringField("name", column.name());
      json.writeStringField("title", column.title());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeArrayFieldStart("rows");
  }

  void rows(List<List<Object>> rows) throws IOException {
    for (List<Object> row : rows) {
      json.writeStartObject();
      for (int i = 0; i < columns.size(); i++) {
        json.writeFieldName(columns.get(i).name());
        value(row.get(i));
      }
      json.writeEndObject();
    }
  }

  void end() throws IOException {
    json.writeEndArray();
    json.writeEndObject();
    json.close();
  }

  private void value(Object value) throws IOException {
    if (value == null) {
      json.writeNull();
    } else if (value instanceof Long number) {
      json.writeNumber(number);
    } else if (value instanceof BigDecimal number) {
      json.writeNumber(number.toPlainString());
    } else if (value instanceof Boolean truth) {
      json.writeBoolean(truth);
    } else {
      json.writeString(value.toString());
    }
  }
}
