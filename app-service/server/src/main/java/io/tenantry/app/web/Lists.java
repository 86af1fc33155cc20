package io.tenantry.app.web;

import io.tenantry.app.http.ListQuery;
import io.tenantry.app.http.Page;
import io.tenantry.app.link.PageLinks;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Makes lists of what the interface for programs answers. */
@ApplicationScoped
class Lists {

  private final PageLinks links;

  Lists(PageLinks links) {
    this.links = links;
  }

  /**
   * A column.
   *
   * @param sort what the list is sorted by it with; empty if it cannot be
   */
  record Column<T>(String label, String sort, boolean amount, Function<T, String> text) {

    static <T> Column<T> sorted(String label, String sort, Function<T, String> text) {
      return new Column<>(label, sort, false, text);
    }

    static <T> Column<T> text(String label, Function<T, String> text) {
      return new Column<>(label, "", false, text);
    }

    static <T> Column<T> amount(String label, Function<T, String> text) {
      return new Column<>(label, "", true, text);
    }
  }

  /**
   * A list of the section, each row with the link to its card.
   *
   * @param number of a row's card
   */
  <T> ListView view(
      CompanySection at,
      Function<T, String> number,
      List<Column<T>> columns,
      Page<T> page,
      ListQuery query,
      List<Frame.Place> actions,
      String empty) {
    Map<String, String> asked = query.repeated();
    return new ListView(
        at.list(),
        asked.getOrDefault("q", ""),
        asked.get("sort"),
        columns.stream().map(column -> head(at, column, asked)).toList(),
        page.items().stream().map(row -> row(at.card(number.apply(row)), columns, row)).toList(),
        query.cursor(asked.get("sort")).map(any -> link(at, asked)).orElse(null),
        page.nextCursor() == null ? null : link(at, with(asked, "cursor", page.nextCursor())),
        actions,
        asked.containsKey("q") ? "Nothing matches the search." : empty);
  }

  private <T> ListView.Head head(CompanySection at, Column<T> column, Map<String, String> asked) {
    if (column.sort().isEmpty()) {
      return new ListView.Head(column.label(), null, "none", column.amount());
    }
    String down = "-" + column.sort();
    String now = asked.get("sort");
    String sorted =
        column.sort().equals(now) ? "ascending" : down.equals(now) ? "descending" : "none";
    String other = column.sort().equals(now) ? down : column.sort();
    return new ListView.Head(
        column.label(), link(at, with(asked, "sort", other)), sorted, column.amount());
  }

  private static <T> ListView.Row row(URI card, List<Column<T>> columns, T row) {
    return new ListView.Row(
        card,
        columns.stream()
            .map(column -> new ListView.Cell(column.text().apply(row), column.amount()))
            .toList());
  }

  private URI link(CompanySection at, Map<String, String> query) {
    return links.in(query, at.segment(), at.section().path());
  }

  private static Map<String, String> with(Map<String, String> query, String name, String value) {
    Map<String, String> more = new LinkedHashMap<>(query);
    more.put(name, value);
    return more;
  }
}
