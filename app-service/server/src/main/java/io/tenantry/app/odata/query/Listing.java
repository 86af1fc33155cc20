package io.tenantry.app.odata.query;

import io.tenantry.app.http.UuidText;
import io.tenantry.app.odata.model.Column;
import io.tenantry.app.odata.model.Kind;
import io.tenantry.app.odata.model.Navigation;
import io.tenantry.app.odata.model.Table;
import io.tenantry.app.sql.Fragment;
import io.tenantry.app.sql.SqlArray;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.olingo.commons.api.edm.EdmPrimitiveType;
import org.apache.olingo.commons.api.edm.EdmPrimitiveTypeException;
import org.apache.olingo.commons.core.edm.primitivetype.EdmPrimitiveTypeFactory;
import org.apache.olingo.server.api.uri.UriParameter;
import org.apache.olingo.server.api.uri.queryoption.ApplyOption;
import org.apache.olingo.server.api.uri.queryoption.FilterOption;
import org.apache.olingo.server.api.uri.queryoption.OrderByOption;
import org.apache.olingo.server.api.uri.queryoption.SearchOption;

/** Rows of a table that are asked for, as far as the request has been read. For one thread. */
public final class Listing {

  /** The row is there, and linked to nothing. */
  public static final Object NOTHING = new Object();

  private final Asked asked;
  private Relation rows;
  private final List<Fragment> conditions = new ArrayList<>();
  private Ordering ordering;

  public Listing(Asked asked, Table table) {
    this.asked = asked;
    this.rows = asked.rows(table);
  }

  /** Those that belong to a row of another table. */
  public Listing belonging(Navigation navigation, Object value) {
    return where(linked(navigation, Fragment.value(navigation.to().kind().sql(), value)));
  }

  /** Only those with one of the ids. */
  public Listing among(Collection<UUID> ids) {
    Fragment all = new Fragment("?", List.of(SqlArray.of("uuid", ids)));
    return where(Fragment.join("{} = any ({})", rows.column("id"), all));
  }

  /** Nothing at all. */
  public Listing none() {
    return where(Fragment.of("false"));
  }

  Listing where(Fragment condition) {
    conditions.add(condition);
    return this;
  }

  Fragment linked(Navigation navigation, Fragment value) {
    return Fragment.join("{} = {}", rows.column(navigation.to().name()), value);
  }

  /** The one with the key. */
  public Listing keyed(List<UriParameter> key) {
    Table table = rows.table().orElseThrow();
    for (UriParameter part : key) {
      Column column = table.column(part.getName()).orElseThrow();
      if (part.getText() == null) {
        throw Refused.notSupported("A key that is no value");
      }
      conditions.add(same(table, column, value(column, part.getText())));
    }
    return this;
  }

  /**
   * The one with the number or id.
   *
   * @param reference of a row that has both
   */
  public Listing referring(String reference) {
    return where(
        UuidText.parse(reference)
            .map(id -> Fragment.join("{} = {}", rows.column("id"), Fragment.value("uuid", id)))
            .orElseGet(
                () ->
                    Fragment.join(
                        "{} = lower({})",
                        rows.column("number_key"),
                        Fragment.value("text", reference))));
  }

  private Fragment same(Table table, Column column, Term value) {
    Optional<String> lookup = table.lookup();
    if (lookup.isPresent()) {
      return Fragment.join("{} = lower({})", rows.column(lookup.get()), value.sql());
    }
    return column.kind() == Kind.TEXT
        ? Fragment.join("lower({}) = lower({})", rows.column(column.name()), value.sql())
        : Fragment.join("{} = {}", rows.column(column.name()), value.sql());
  }

  private static Term value(Column column, String literal) {
    EdmPrimitiveType type = EdmPrimitiveTypeFactory.getInstance(column.kind().edm());
    try {
      return Literals.value(column.kind(), type, type.fromUriLiteral(literal));
    } catch (EdmPrimitiveTypeException | NumberFormatException e) {
      throw Refused.invalid(column.property(), "is not a value of its type");
    }
  }

  /**
   * Filters come after transformations.
   *
   * @param apply null is nothing, as with all options
   */
  public Listing options(ApplyOption apply, FilterOption filter, SearchOption search) {
    if (apply != null) {
      if (!conditions.isEmpty()) {
        rows = narrowed();
        conditions.clear();
      }
      rows = new Transformations(asked).apply(apply, rows);
    }
    if (filter != null) {
      conditions.add(new Conditions(asked, rows).condition(filter.getExpression()).sql());
    }
    if (search != null) {
      conditions.add(Search.term(search.getSearchExpression(), rows).sql());
    }
    return this;
  }

  private Relation narrowed() {
    Fragment from = Fragment.join("(select * from {} where {})", rows.source(), condition());
    return new Relation(from, rows.columns(), rows.table(), asked.aliases().next());
  }

  public Listing ordered(OrderByOption orderBy) {
    ordering = Ordering.of(orderBy, new Conditions(asked, rows));
    return this;
  }

  /** Only what comes after the end of an earlier page. */
  public Listing after(String skipToken) {
    return where(ordering.after(SkipToken.parse(skipToken).values()));
  }

  /** Absent after {@code groupby} and {@code aggregate}. */
  public Optional<Table> table() {
    return rows.table();
  }

  Relation rows() {
    return rows;
  }

  Ordering ordering() {
    return ordering;
  }

  Fragment condition() {
    return conditions.isEmpty() ? Fragment.of("true") : Fragment.list(" and ", conditions);
  }

  /** How many there are, whatever the page. */
  public long count(Statements statements) {
    Fragment select = Fragment.join("select count(*) from {} where {}", rows.source(), condition());
    return statements.list(select, row -> row.getLong(1)).get(0);
  }

  /** The value by which rows of another table belong to the one that is asked for. */
  public Optional<Object> link(Navigation navigation, Statements statements) {
    Navigation.Link from = navigation.from();
    Fragment select =
        Fragment.join(
            "select {} from {} where {}", rows.column(from.name()), rows.source(), condition());
    List<Optional<Object>> found =
        statements.list(select, row -> Optional.ofNullable(from.kind().read(row, 1)));
    return found.stream().findFirst().map(value -> value.orElse(NOTHING));
  }

  /** The key of the one that is asked for, by property. */
  public Optional<Map<String, Object>> key(Statements statements) {
    List<Column> columns = rows.table().orElseThrow().keyColumns();
    Fragment outputs =
        Fragment.list(", ", columns.stream().map(one -> rows.column(one.name())).toList());
    Fragment select =
        Fragment.join("select {} from {} where {}", outputs, rows.source(), condition());
    return statements
        .list(
            select,
            row -> {
              Map<String, Object> key = new LinkedHashMap<>();
              for (Column column : columns) {
                key.put(column.property(), column.kind().read(row, key.size() + 1));
              }
              return key;
            })
        .stream()
        .findFirst();
  }

  Fragment select(Fragment outputs, int most, int skipped) {
    return Fragment.join(
        "select {} from {} where {} order by {} limit {} offset {}",
        outputs,
        rows.source(),
        condition(),
        ordering.sql(),
        Fragment.value("bigint", most),
        Fragment.value("bigint", skipped));
  }
}
