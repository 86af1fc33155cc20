package io.tenantry.app.odata.query;

import io.tenantry.app.odata.model.Kind;
import io.tenantry.app.odata.model.Table;
import io.tenantry.app.sql.Fragment;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.olingo.server.api.uri.queryoption.OrderByOption;

/**
 * In which order rows come: as asked for, and among equals always the same, so that pages follow
 * each other without a gap. What has no value comes first, and last when descending.
 */
record Ordering(List<Key> keys) {

  /** One expression that is sorted by. */
  record Key(Term term, boolean descending) {

    Fragment sql() {
      String direction = descending ? "{} desc" : "{}";
      String nothing = descending ? " nulls last" : " nulls first";
      return Fragment.join(direction + (term.nullable() ? nothing : ""), term.exact());
    }

    /** What comes after a row with that value; null is no value. */
    Fragment after(String text) {
      if (text == null) {
        return descending ? Fragment.of("false") : Fragment.join("{} is not null", term.exact());
      }
      Fragment value = value(text);
      if (!descending) {
        return Fragment.join("{} > {}", term.exact(), value);
      }
      return Fragment.join("({} < {} or {} is null)", term.exact(), value, term.exact());
    }

    Fragment same(String text) {
      return text == null
          ? Fragment.join("{} is null", term.exact())
          : Fragment.join("{} = {}", term.exact(), value(text));
    }

    Fragment value(String text) {
      return Fragment.value(term.kind().sql(), text);
    }
  }

  static Ordering of(OrderByOption asked, Conditions conditions) {
    List<Key> keys = new ArrayList<>();
    if (asked != null) {
      asked
          .getOrders()
          .forEach(
              item ->
                  keys.add(new Key(conditions.term(item.getExpression()), item.isDescending())));
    }
    unique(conditions.rows()).forEach(term -> keys.add(new Key(term, false)));
    return new Ordering(keys);
  }

  /** What tells any two rows apart. */
  private static List<Term> unique(Relation rows) {
    if (rows.table().isEmpty()) {
      return rows.columns().keySet().stream().map(name -> rows.property(name).get()).toList();
    }
    Table table = rows.table().get();
    List<Term> terms = new ArrayList<>();
    table.lookup().ifPresent(name -> terms.add(Term.column(Kind.TEXT, rows.column(name), false)));
    if (terms.isEmpty()) {
      table.key().forEach(property -> terms.add(rows.property(property).orElseThrow()));
    } else {
      terms.add(Term.column(Kind.UUID, rows.column("id"), false));
    }
    return terms;
  }

  Fragment sql() {
    return Fragment.list(", ", keys.stream().map(Key::sql).toList());
  }

  /** The values of a row, as {@link #after} takes them. */
  List<Fragment> texts() {
    return keys.stream().map(key -> Fragment.join("cast({} as text)", key.term().exact())).toList();
  }

  /** The rows that come after one with those values. */
  Fragment after(List<String> values) {
    if (values.size() != keys.size()) {
      throw Refused.invalid("$skiptoken", "is not one of this query; start without it");
    }
    return isPlain() ? plain(values) : stepwise(values);
  }

  private boolean isPlain() {
    return keys.stream().noneMatch(key -> key.descending() || key.term().nullable());
  }

  /** In the form that an index serves. */
  private Fragment plain(List<String> values) {
    List<Fragment> left = keys.stream().map(key -> key.term().exact()).toList();
    List<Fragment> right =
        IntStream.range(0, keys.size()).mapToObj(i -> keys.get(i).value(values.get(i))).toList();
    return Fragment.join("({}) > ({})", Fragment.list(", ", left), Fragment.list(", ", right));
  }

  private Fragment stepwise(List<String> values) {
    List<Fragment> ways = new ArrayList<>();
    for (int i = 0; i < keys.size(); i++) {
      List<Fragment> all = new ArrayList<>();
      for (int before = 0; before < i; before++) {
        all.add(keys.get(before).same(values.get(before)));
      }
      all.add(keys.get(i).after(values.get(i)));
      ways.add(Fragment.join("({})", Fragment.list(" and ", all)));
    }
    return Fragment.join("({})", Fragment.list(" or ", ways));
  }
}
