package io.tenantry.app.odata.query;

import io.tenantry.app.odata.model.Kind;
import io.tenantry.app.odata.query.Relation.Cell;
import io.tenantry.app.sql.Fragment;
import io.tenantry.app.sql.Identifier;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.olingo.server.api.uri.UriResource;
import org.apache.olingo.server.api.uri.UriResourceCount;
import org.apache.olingo.server.api.uri.queryoption.ApplyItem;
import org.apache.olingo.server.api.uri.queryoption.ApplyOption;
import org.apache.olingo.server.api.uri.queryoption.apply.Aggregate;
import org.apache.olingo.server.api.uri.queryoption.apply.AggregateExpression;
import org.apache.olingo.server.api.uri.queryoption.apply.Filter;
import org.apache.olingo.server.api.uri.queryoption.apply.GroupBy;
import org.apache.olingo.server.api.uri.queryoption.apply.GroupByItem;

/** What {@code $apply} makes of rows, one transformation after the other. */
final class Transformations {

  private final Asked asked;

  Transformations(Asked asked) {
    this.asked = asked;
  }

  Relation apply(ApplyOption option, Relation rows) {
    Relation result = rows;
    for (ApplyItem item : option.getApplyItems()) {
      result = apply(item, result);
    }
    return result;
  }

  private Relation apply(ApplyItem item, Relation rows) {
    if (item instanceof Filter filter) {
      return filtered(
          rows,
          new Conditions(asked, rows).condition(filter.getFilterOption().getExpression()).sql());
    }
    if (item instanceof GroupBy groupBy) {
      return grouped(groupBy.getGroupByItems(), aggregates(groupBy), rows);
    }
    if (item instanceof Aggregate aggregate) {
      return grouped(List.of(), aggregate.getExpressions(), rows);
    }
    if (item.getKind() == ApplyItem.Kind.IDENTITY) {
      return rows;
    }
    throw Refused.notSupported("The transformation " + item.getKind());
  }

  private Relation filtered(Relation rows, Fragment condition) {
    Fragment from = Fragment.join("(select * from {} where {})", rows.source(), condition);
    return new Relation(from, rows.columns(), rows.table(), asked.aliases().next());
  }

  private static List<AggregateExpression> aggregates(GroupBy groupBy) {
    if (groupBy.getApplyOption() == null) {
      return List.of();
    }
    List<ApplyItem> items = groupBy.getApplyOption().getApplyItems();
    if (items.size() == 1 && items.get(0) instanceof Aggregate aggregate) {
      return aggregate.getExpressions();
    }
    throw Refused.notSupported("Anything but aggregate within groupby");
  }

  private Relation grouped(
      List<GroupByItem> groups, List<AggregateExpression> aggregates, Relation rows) {
    Conditions conditions = new Conditions(asked, rows);
    Map<String, Cell> cells = new LinkedHashMap<>();
    List<Fragment> outputs = new ArrayList<>();
    for (GroupByItem group : groups) {
      Term term = new Steps(conditions, path(group)).term();
      add(cells, outputs, name(path(group)), term);
    }
    String ordinals =
        IntStream.rangeClosed(1, outputs.size())
            .mapToObj(String::valueOf)
            .collect(Collectors.joining(", "));
    for (AggregateExpression aggregate : aggregates) {
      add(cells, outputs, aggregate.getAlias(), aggregate(aggregate, conditions));
    }
    Fragment from =
        Fragment.join(
            "(select {} from {}" + (groups.isEmpty() ? "" : " group by " + ordinals) + ")",
            Fragment.list(", ", outputs),
            rows.source());
    return new Relation(from, cells, Optional.empty(), asked.aliases().next());
  }

  /** The column gets a name of ours; the caller's only names the property. */
  private static void add(
      Map<String, Cell> cells, List<Fragment> outputs, String property, Term term) {
    String name = "c" + (outputs.size() + 1);
    outputs.add(Fragment.join("{} as {}", term.exact(), Fragment.of(Identifier.quoted(name))));
    if (property == null || cells.put(property, new Cell(name, term.kind(), true)) != null) {
      throw Refused.invalid("$apply", "must give each result a name of its own");
    }
  }

  private static List<UriResource> path(GroupByItem group) {
    if (group.isRollupAll() || !group.getRollup().isEmpty()) {
      throw Refused.notSupported("rollup");
    }
    return group.getPath();
  }

  private static String name(List<UriResource> path) {
    return path.stream().map(UriResource::getSegmentValue).collect(Collectors.joining("/"));
  }

  private static Term aggregate(AggregateExpression asked, Conditions conditions) {
    if (asked.getStandardMethod() == null || asked.getExpression() == null) {
      return count(asked);
    }
    if (!asked.getFrom().isEmpty()) {
      throw Refused.notSupported("from");
    }
    Term of = conditions.term(asked.getExpression());
    return switch (asked.getStandardMethod()) {
      case SUM -> Term.of(Kind.DECIMAL, "sum(cast({} as numeric))", of);
      case AVERAGE -> Term.of(Kind.DECIMAL, "avg(cast({} as numeric))", of);
      case MIN -> Term.of(of.kind(), "min({})", of);
      case MAX -> Term.of(of.kind(), "max({})", of);
      case COUNT_DISTINCT -> Term.of(Kind.LONG, "count(distinct {})", of);
    };
  }

  private static Term count(AggregateExpression asked) {
    List<UriResource> path = asked.getPath();
    if (path.size() == 1 && path.get(0) instanceof UriResourceCount) {
      return Term.of(Kind.LONG, "count(*)");
    }
    throw Refused.notSupported("This aggregate");
  }
}
