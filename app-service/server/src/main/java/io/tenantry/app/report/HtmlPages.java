package io.tenantry.app.report;

import io.quarkus.qute.Engine;
import io.quarkus.qute.HtmlEscaper;
import io.quarkus.qute.RawString;
import io.quarkus.qute.Template;
import io.quarkus.qute.TemplateException;
import io.quarkus.qute.ValueResolvers;
import io.quarkus.qute.Variant;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Lays rows out as an HTML page. A layout sees texts in maps and lists: it cannot call Java, and
 * whatever it prints is escaped, without a way to say otherwise.
 */
@ApplicationScoped
class HtmlPages {

  private static final Variant HTML = Variant.forContentType("text/html");

  private final Engine engine =
      Engine.builder()
          .addDefaultSectionHelpers()
          .addValueResolvers(
              ValueResolvers.mapperResolver(),
              ValueResolvers.mapResolver(),
              ValueResolvers.mapEntryResolver(),
              ValueResolvers.listResolver(),
              ValueResolvers.collectionResolver(),
              ValueResolvers.thisResolver(),
              ValueResolvers.orResolver(),
              ValueResolvers.trueResolver(),
              ValueResolvers.equalsResolver(),
              ValueResolvers.logicalAndResolver(),
              ValueResolvers.logicalOrResolver())
          .addResultMapper(new HtmlEscaper(List.of("text/html")))
          .build();
  private final Template frame = engine.parse(resource("frame.html"), HTML);
  private final Template table = engine.parse(resource("table.html"), HTML);

  /**
   * A page that is also well-formed XML, if the layout is.
   *
   * @throws io.tenantry.app.http.ProblemException {@code report-failed} when the layout breaks
   */
  String render(ReportPage page, Rows rows) {
    Map<String, Object> data = data(page, rows);
    try {
      String layout = page.report().layout();
      Template body = layout == null ? table : engine.parse(layout, HTML);
      String laidOut = body.render(data);
      data.put("body", new RawString(laidOut));
      return frame.render(data);
    } catch (TemplateException e) {
      throw ReportFailure.layout();
    }
  }

  private static Map<String, Object> data(ReportPage page, Rows rows) {
    Wording wording = new Wording(page.locale());
    Map<String, Object> data = new HashMap<>();
    data.put("title", page.report().title());
    data.put("company", page.company());
    data.put("language", page.locale().toLanguageTag());
    data.put("today", wording.of(page.today()));
    data.put("parameters", page.parameters().byName());
    data.put("columns", rows.columns().stream().map(HtmlPages::describe).toList());
    data.put("rows", rows.first().stream().map(row -> row(rows.columns(), row, wording)).toList());
    return data;
  }

  private static Map<String, Object> describe(Column column) {
    return Map.of(
        "name", column.name(), "title", column.title(), "kind", column.numeric() ? "n" : "t");
  }

  /** By name of the column, and in order as {@code cells}. */
  private static Map<String, Object> row(List<Column> columns, List<Object> row, Wording wording) {
    Map<String, Object> texts = new HashMap<>();
    List<Map<String, String>> cells = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      String text = wording.of(row.get(i));
      texts.put(columns.get(i).name(), text);
      cells.add(Map.of("text", text, "kind", columns.get(i).numeric() ? "n" : "t"));
    }
    texts.put("cells", cells);
    return texts;
  }

  private static String resource(String name) {
    try (InputStream in = HtmlPages.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(name + " is unreadable", e);
    }
  }
}
