package io.tenantry.app.odata.query;

import io.tenantry.app.odata.model.Model;
import io.tenantry.app.odata.model.Table;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.olingo.server.api.uri.queryoption.AliasQueryOption;
import org.apache.olingo.server.api.uri.queryoption.expression.Expression;

/** What is the same for all expressions of one request. For one thread. */
public final class Asked {

  private final Model model;
  private final Aliases aliases = new Aliases();
  private final Map<String, Expression> given = new HashMap<>();
  private final Set<String> entered = new HashSet<>();
  private final Consumer<Table> reached;

  /**
   * @param parameters aliases in the query, such as {@code @since=2026-01-01}
   * @param reached hears of every table whose rows are looked at, before they are; it can refuse
   */
  public Asked(Model model, List<AliasQueryOption> parameters, Consumer<Table> reached) {
    this.model = model;
    this.reached = reached;
    parameters.forEach(one -> given.put(one.getName(), one.getValue()));
  }

  public Model model() {
    return model;
  }

  /** The rows of a table, all of them. */
  Relation rows(Table table) {
    reached.accept(table);
    return Relation.of(table, aliases);
  }

  Aliases aliases() {
    return aliases;
  }

  /** What the alias stands for; one that stands for itself is refused. */
  Term alias(String name, Function<Expression, Term> term) {
    Expression value = given.get(name);
    if (value == null || !entered.add(name)) {
      throw Refused.invalid("alias", "must stand for a value");
    }
    Term found = term.apply(value);
    entered.remove(name);
    return found;
  }
}
