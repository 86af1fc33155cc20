package io.tenantry.app.odata.query;

import io.tenantry.app.odata.model.Column;
import io.tenantry.app.odata.model.Navigation;
import io.tenantry.app.odata.model.Table;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.olingo.server.api.uri.UriResource;
import org.apache.olingo.server.api.uri.queryoption.SelectItem;
import org.apache.olingo.server.api.uri.queryoption.SelectOption;

/**
 * Which columns of a table are read.
 *
 * @param columns that become properties; the key is always among them
 * @param links by which expanded rows are found
 */
record Wanted(Table table, List<Column> columns, List<Navigation.Link> links) {

  static Wanted of(Table table, SelectOption select, List<Navigation> expanded) {
    Set<String> names = names(select);
    List<Column> columns =
        table.columns().stream()
            .filter(
                column ->
                    names.isEmpty()
                        || names.contains(column.property())
                        || table.key().contains(column.property()))
            .toList();
    return new Wanted(table, columns, expanded.stream().map(Navigation::from).distinct().toList());
  }

  /** Empty means all. */
  private static Set<String> names(SelectOption select) {
    Set<String> names = new LinkedHashSet<>();
    if (select == null) {
      return names;
    }
    for (SelectItem item : select.getSelectItems()) {
      if (item.isStar()) {
        return Set.of();
      }
      if (item.getResourcePath() == null) {
        throw Refused.notSupported("This $select");
      }
      UriResource first = item.getResourcePath().getUriResourceParts().get(0);
      names.add(first.getSegmentValue());
    }
    return names;
  }
}
