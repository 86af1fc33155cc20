package io.tenantry.app.odata.query;

import io.tenantry.app.link.EntityPath;
import io.tenantry.app.odata.model.Navigation;
import io.tenantry.app.odata.model.Table;
import io.tenantry.app.odata.query.PageOfRows.Receiver;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.apache.olingo.server.api.uri.queryoption.ExpandOption;
import org.apache.olingo.server.api.uri.queryoption.SelectOption;

/**
 * Reads entities with what is selected and expanded of them.
 *
 * @param select null is all
 * @param expand null is nothing
 */
public record Reading(
    Asked asked,
    Statements statements,
    Expansion expansion,
    SelectOption select,
    ExpandOption expand) {

  /** Hands out the page; as it comes where nothing is expanded, else after reading it whole. */
  public void page(PageOfRows page, EntityPath place, Receiver receiver) {
    Table table = page.listing().table().orElseThrow();
    Wanted wanted = wanted(table);
    if (expand == null) {
      page.read(wanted, place, statements, receiver);
      return;
    }
    List<Row> rows = new ArrayList<>();
    List<SkipToken> rest = new ArrayList<>();
    page.read(
        wanted,
        place,
        statements,
        source -> {
          for (Optional<Row> row = source.next(); row.isPresent(); row = source.next()) {
            rows.add(row.get());
          }
          source.rest().ifPresent(rest::add);
        });
    expansion.fill(table, expand, rows);
    try {
      receiver.read(new Whole(rows.iterator(), rest.stream().findFirst()));
    } catch (SQLException e) {
      throw new IllegalStateException("rows in memory are read without a database", e);
    }
  }

  /** The one entity, if it is there. Of several with one key none is meant. */
  public List<Row> all(Listing listing, EntityPath place) {
    List<Row> rows = new ArrayList<>();
    page(
        new PageOfRows(listing.ordered(null), 0, 2, false),
        place,
        source -> {
          for (Optional<Row> row = source.next(); row.isPresent(); row = source.next()) {
            rows.add(row.get());
          }
        });
    return rows;
  }

  private Wanted wanted(Table table) {
    List<Navigation> expanded = Expanded.navigations(asked.model(), table, expand);
    return Wanted.of(table, select, expanded);
  }

  private record Whole(Iterator<Row> rows, Optional<SkipToken> rest) implements Receiver.Source {

    @Override
    public Optional<Row> next() {
      return rows.hasNext() ? Optional.of(rows.next()) : Optional.empty();
    }
  }
}
