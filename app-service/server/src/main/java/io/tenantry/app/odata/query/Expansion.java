package io.tenantry.app.odata.query;

import io.tenantry.app.http.ProblemException;
import io.tenantry.app.http.ProblemType;
import io.tenantry.app.link.EntityPath;
import io.tenantry.app.odata.model.Navigation;
import io.tenantry.app.odata.model.Table;
import io.tenantry.app.sql.Fragment;
import io.tenantry.app.sql.Identifier;
import io.tenantry.app.sql.SqlArray;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.apache.olingo.commons.api.Constants;
import org.apache.olingo.commons.api.data.Entity;
import org.apache.olingo.commons.api.data.EntityCollection;
import org.apache.olingo.commons.api.data.Link;
import org.apache.olingo.server.api.uri.queryoption.ExpandItem;
import org.apache.olingo.server.api.uri.queryoption.ExpandOption;

/**
 * Reads the rows that belong to rows: one statement for all of them together, and one more where
 * they are to be counted.
 */
public final class Expansion {

  private final Asked asked;
  private final Statements statements;
  private final EntityPath company;
  private final int most;

  /**
   * @param company path of the company, below which entity sets are
   * @param most rows that one path may read
   */
  public Expansion(Asked asked, Statements statements, EntityPath company, int most) {
    this.asked = asked;
    this.statements = statements;
    this.company = company;
    this.most = most;
  }

  private record Belonging(Object to, Row row) {}

  /** Puts what belongs to the rows into them. */
  public void fill(Table table, ExpandOption expand, List<Row> rows) {
    fill(table, expand, rows, 1);
  }

  private void fill(Table table, ExpandOption expand, List<Row> rows, int depth) {
    if (expand == null || rows.isEmpty()) {
      return;
    }
    if (depth > Navigation.DEEPEST) {
      throw Refused.notSupported("$expand over more than four steps");
    }
    for (ExpandItem item : expand.getExpandItems()) {
      for (Navigation navigation : Expanded.navigations(asked.model(), table, item)) {
        fill(navigation, item, rows, depth);
      }
    }
  }

  private void fill(Navigation navigation, ExpandItem item, List<Row> rows, int depth) {
    Set<Object> values = new LinkedHashSet<>();
    Map<Object, EntityPath> parents = new HashMap<>();
    for (Row row : rows) {
      Object value = row.links().get(navigation.from().name());
      if (value != null) {
        values.add(value);
        parents.put(value, row.path());
      }
    }
    Table target = asked.model().target(navigation);
    List<Navigation> next = Expanded.navigations(asked.model(), target, item.getExpandOption());
    Wanted wanted = Wanted.of(target, item.getSelectOption(), next);
    List<Belonging> found = read(navigation, item, wanted, values, place(navigation, parents));
    fill(target, item.getExpandOption(), found.stream().map(Belonging::row).toList(), depth + 1);
    Map<Object, List<Entity>> by = new HashMap<>();
    found.forEach(
        one -> by.computeIfAbsent(one.to(), to -> new ArrayList<>()).add(one.row().entity()));
    Map<Object, Long> counts = counts(navigation, item, values);
    for (Row row : rows) {
      Object value = row.links().get(navigation.from().name());
      List<Entity> entities = by.getOrDefault(value, List.of());
      row.entity().getNavigationLinks().add(link(row, navigation, entities, counts.get(value)));
    }
  }

  private Function<Object, EntityPath> place(
      Navigation navigation, Map<Object, EntityPath> parents) {
    if (navigation.part()) {
      return value -> parents.get(value).to(navigation.property());
    }
    EntityPath set = company.to(asked.model().entity(navigation.target()).orElseThrow());
    return value -> set;
  }

  private Listing listing(Navigation navigation, ExpandItem item) {
    return new Listing(asked, asked.model().target(navigation))
        .options(item.getApplyOption(), item.getFilterOption(), item.getSearchOption());
  }

  /** For each value the rows that belong to it, in order and cut to the page that is asked for. */
  private List<Belonging> read(
      Navigation navigation,
      ExpandItem item,
      Wanted wanted,
      Set<Object> values,
      Function<Object, EntityPath> place) {
    Listing listing = listing(navigation, item).ordered(item.getOrderByOption());
    String parent = asked.aliases().next();
    EntityReader reader = new EntityReader(listing.rows(), wanted, List.of());
    Fragment to = Fragment.of(Identifier.quoted(parent, "to"));
    listing.where(listing.linked(navigation, to));
    Fragment number =
        Fragment.join("row_number() over (order by {}) as place", listing.ordering().sql());
    Fragment rows =
        listing.select(
            Fragment.list(", ", List.of(number, reader.outputs())), top(item), skipped(item));
    Fragment select =
        Fragment.join(
            "select {}, found.* from {} cross join lateral ({}) as found order by place limit {}",
            to,
            values(navigation, values, parent),
            rows,
            Fragment.value("bigint", most + 1));
    List<Belonging> found =
        statements.list(
            select,
            row -> {
              Object value = navigation.from().kind().read(row, 1);
              return new Belonging(value, reader.read(row, 2, place.apply(value)));
            });
    if (found.size() > most) {
      throw new ProblemException(
          ProblemType.QUERY_TOO_LARGE,
          "More than " + most + " rows belong to this page; ask for a smaller one");
    }
    return found;
  }

  private static Fragment values(Navigation navigation, Set<Object> values, String alias) {
    String type = navigation.from().kind().sql();
    Fragment array = new Fragment("?", List.of(SqlArray.of(type, values)));
    return Fragment.join(
        "unnest({}) as {}",
        array,
        Fragment.of(Identifier.quoted(alias) + "(" + Identifier.quoted("to") + ")"));
  }

  private Map<Object, Long> counts(Navigation navigation, ExpandItem item, Set<Object> values) {
    if (item.getCountOption() == null || !item.getCountOption().getValue()) {
      return new HashMap<>();
    }
    Listing listing = listing(navigation, item);
    String parent = asked.aliases().next();
    Fragment to = Fragment.of(Identifier.quoted(parent, "to"));
    listing.where(listing.linked(navigation, to));
    Fragment select =
        Fragment.join(
            "select {}, (select count(*) from {} where {}) from {}",
            to,
            listing.rows().source(),
            listing.condition(),
            values(navigation, values, parent));
    Map<Object, Long> counts = new HashMap<>();
    statements.list(
        select, row -> counts.put(navigation.from().kind().read(row, 1), row.getLong(2)));
    return counts;
  }

  private int top(ExpandItem item) {
    return item.getTopOption() == null
        ? most + 1
        : Math.min(item.getTopOption().getValue(), most + 1);
  }

  private static int skipped(ExpandItem item) {
    return item.getSkipOption() == null ? 0 : item.getSkipOption().getValue();
  }

  private static Link link(Row row, Navigation navigation, List<Entity> entities, Long count) {
    Link link = new Link();
    link.setTitle(navigation.property());
    link.setRel(Constants.NS_NAVIGATION_LINK_REL + navigation.property());
    link.setHref(row.path().to(navigation.property()).uri().toString());
    if (navigation.many()) {
      EntityCollection all = new EntityCollection();
      all.getEntities().addAll(entities);
      all.setCount(count == null ? null : count.intValue());
      link.setInlineEntitySet(all);
    } else if (!entities.isEmpty()) {
      link.setInlineEntity(entities.get(0));
    }
    return link;
  }
}
