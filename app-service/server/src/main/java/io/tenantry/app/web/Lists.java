package io.tenantry.app.web;

import io.tenantry.app.http.ListQuery;
import io.tenantry.app.http.Page;
import io.tenantry.app.link.PageLinks;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Makes lists of what the interface for programs answers. */
@ApplicationScoped
class Lists {

  private final PageLinks links;

  Lists(PageLinks links) {
    this.links = links;
  }

  /**
   * The page with a list of the section, each row with the link to its card.
   *
   * @param page what the interface for programs answers
   * @param query with which it was asked
   * @param actions what can be done besides
   */
  <T> String page(
      CompanySection at, ListKind<T> kind, Page<T> page, ListQuery query, Frame.Place... actions) {
    return Templates.list(at.frame(), view(at, kind, page, query, List.of(actions))).render();
  }

  private <T> ListView view(
      CompanySection at,
      ListKind<T> kind,
      Page<T> page,
      ListQuery query,
      List<Frame.Place> actions) {
    Map<String, String> asked = query.repeated();
    return new ListView(
        at.list(),
        asked.getOrDefault("q", ""),
        asked.get("sort"),
        kind.columns().stream().map(column -> head(at, column, asked)).toList(),
        page.items().stream().map(row -> row(at, kind, row)).toList(),
        query.cursor(asked.get("sort")).map(any -> link(at, asked)).orElse(null),
        page.nextCursor() == null ? null : link(at, with(asked, "cursor", page.nextCursor())),
        actions,
        asked.containsKey("q") ? "Nothing matches the search." : kind.empty());
  }

  private ListView.Head head(
      CompanySection at, ListKind.Column<?> column, Map<String, String> asked) {
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

  private static <T> ListView.Row row(CompanySection at, ListKind<T> kind, T row) {
    return new ListView.Row(
        at.card(kind.number().apply(row)),
        kind.columns().stream()
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
