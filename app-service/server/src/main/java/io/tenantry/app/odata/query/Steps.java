package io.tenantry.app.odata.query;

import io.tenantry.app.odata.model.Kind;
import io.tenantry.app.odata.model.Navigation;
import io.tenantry.app.odata.model.Table;
import io.tenantry.app.sql.Fragment;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.olingo.server.api.uri.UriResource;
import org.apache.olingo.server.api.uri.UriResourceCount;
import org.apache.olingo.server.api.uri.UriResourceIt;
import org.apache.olingo.server.api.uri.UriResourceLambdaAll;
import org.apache.olingo.server.api.uri.UriResourceLambdaAny;
import org.apache.olingo.server.api.uri.UriResourceLambdaVariable;
import org.apache.olingo.server.api.uri.UriResourceNavigation;
import org.apache.olingo.server.api.uri.UriResourcePrimitiveProperty;
import org.apache.olingo.server.api.uri.queryoption.expression.Expression;

/** A path inside of an expression: {@code Buyer/Country}, {@code Lines/any(l: …)}. */
final class Steps {

  private final Conditions conditions;
  private final List<UriResource> parts;

  Steps(Conditions conditions, List<UriResource> parts) {
    this.conditions = conditions;
    this.parts = parts;
  }

  Term term() {
    if (parts.isEmpty()) {
      throw Refused.notSupported("A path without a property");
    }
    UriResource first = parts.get(0);
    if (first instanceof UriResourceLambdaVariable variable) {
      return from(conditions.variable(variable.getVariableName()), 1);
    }
    return from(conditions.rows(), first instanceof UriResourceIt ? 1 : 0);
  }

  private Term from(Relation rows, int step) {
    if (step >= parts.size()) {
      throw Refused.notSupported("A path without a property");
    }
    UriResource part = parts.get(step);
    if (rows.table().isEmpty() || part instanceof UriResourcePrimitiveProperty) {
      return property(rows, step);
    }
    if (part instanceof UriResourceNavigation navigation
        && navigation.getKeyPredicates().isEmpty()) {
      return along(rows, navigation.getProperty().getName(), step + 1);
    }
    throw Refused.notSupported("This path");
  }

  /** After {@code groupby} a whole path is one column. */
  private Term property(Relation rows, int step) {
    String path =
        parts.subList(step, parts.size()).stream()
            .map(UriResource::getSegmentValue)
            .collect(Collectors.joining("/"));
    return rows.property(path)
        .orElseThrow(() -> Refused.invalid(path, "is no property that is left"));
  }

  private Term along(Relation rows, String name, int next) {
    Table table = rows.table().orElseThrow();
    Navigation navigation = table.navigation(name).orElseThrow();
    Relation others = conditions.others(navigation);
    Fragment belongs =
        Fragment.join(
            "{} = {}",
            others.column(navigation.to().name()),
            rows.column(navigation.from().name()));
    return navigation.many()
        ? many(others, belongs, next)
        : one(others, belongs, from(others, next));
  }

  private static Term one(Relation others, Fragment belongs, Term inner) {
    return Term.of(
        inner.kind(),
        Fragment.join("(select {} from {} where {})", inner.exact(), others.source(), belongs));
  }

  private Term many(Relation others, Fragment belongs, int step) {
    UriResource part = step < parts.size() ? parts.get(step) : null;
    if (part instanceof UriResourceCount) {
      return Term.of(
          Kind.LONG, Fragment.join("(select count(*) from {} where {})", others.source(), belongs));
    }
    if (part instanceof UriResourceLambdaAny any) {
      return any.getExpression() == null
          ? exists("exists (select 1 from {} where {})", others, belongs)
          : exists(
              "exists (select 1 from {} where {} and {})",
              others,
              belongs,
              inner(any.getLambdaVariable(), any.getExpression(), others));
    }
    if (part instanceof UriResourceLambdaAll all) {
      return exists(
          "not exists (select 1 from {} where {} and not {})",
          others,
          belongs,
          Fragment.join(
              "coalesce({}, false)", inner(all.getLambdaVariable(), all.getExpression(), others)));
    }
    throw Refused.notSupported("This path");
  }

  private Fragment inner(String variable, Expression expression, Relation others) {
    return conditions.with(variable, others).condition(expression).exact();
  }

  private static Term exists(String template, Relation others, Fragment... more) {
    Fragment[] pieces = new Fragment[more.length + 1];
    pieces[0] = others.source();
    System.arraycopy(more, 0, pieces, 1, more.length);
    return Term.of(Kind.BOOLEAN, Fragment.join("(" + template + ")", pieces));
  }
}
