package io.tenantry.app.odata.query;

import io.tenantry.app.odata.model.Model;
import io.tenantry.app.odata.model.Navigation;
import io.tenantry.app.odata.model.Table;
import java.util.List;
import org.apache.olingo.server.api.uri.UriResource;
import org.apache.olingo.server.api.uri.UriResourceNavigation;
import org.apache.olingo.server.api.uri.queryoption.ExpandItem;
import org.apache.olingo.server.api.uri.queryoption.ExpandOption;

/** Which paths an {@code $expand} follows. */
final class Expanded {

  private Expanded() {}

  static List<Navigation> navigations(Model model, Table table, ExpandOption expand) {
    return expand == null
        ? List.of()
        : expand.getExpandItems().stream()
            .flatMap(item -> navigations(model, table, item).stream())
            .toList();
  }

  static List<Navigation> navigations(Model model, Table table, ExpandItem item) {
    if (item.isRef() || item.hasCountPath() || item.getLevelsOption() != null) {
      throw Refused.notSupported("$ref, $count and $levels in $expand");
    }
    if (item.getApplyOption() != null || item.getStartTypeFilter() != null) {
      throw Refused.notSupported("$apply and types in $expand");
    }
    if (item.isStar()) {
      return model.navigations(table);
    }
    List<UriResource> path = item.getResourcePath().getUriResourceParts();
    if (path.size() == 1 && path.get(0) instanceof UriResourceNavigation step) {
      return List.of(
          table
              .navigation(step.getProperty().getName())
              .orElseThrow(() -> Refused.notSupported("$expand of a company")));
    }
    throw Refused.notSupported("This path in $expand");
  }
}
