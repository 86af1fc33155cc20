package io.tenantry.app.odata;

import io.tenantry.app.http.ProblemException;
import io.tenantry.app.http.ProblemType;
import io.tenantry.app.odata.model.Model;
import io.tenantry.app.odata.model.Table;
import io.tenantry.app.odata.model.Table.Change;
import io.tenantry.app.permission.Action;
import io.tenantry.app.permission.BusinessObject;
import java.util.List;
import java.util.Map;
import org.apache.olingo.commons.api.http.HttpMethod;
import org.apache.olingo.server.api.uri.UriInfoResource;
import org.apache.olingo.server.api.uri.UriResource;
import org.apache.olingo.server.api.uri.UriResourceAction;
import org.apache.olingo.server.api.uri.UriResourceEntitySet;
import org.apache.olingo.server.api.uri.UriResourceNavigation;

/** What a request wants to do, and with what: the entities that its path ends with. */
record Claim(BusinessObject object, Action action) {

  private static final Map<Action, Change> CHANGES =
      Map.of(
          Action.INSERT, Change.INSERT,
          Action.MODIFY, Change.UPDATE,
          Action.DELETE, Change.DELETE);

  /**
   * @throws ProblemException {@code method-not-allowed} if nobody can do that
   */
  static Claim of(UriInfoResource path, HttpMethod method, Model model) {
    List<UriResource> parts = path.getUriResourceParts();
    Table last = null;
    for (UriResource part : parts) {
      if (part instanceof UriResourceEntitySet set) {
        last = model.table(set.getEntityType());
      } else if (part instanceof UriResourceNavigation step) {
        last = model.table(step.getProperty().getType());
      }
    }
    boolean acts = parts.get(parts.size() - 1) instanceof UriResourceAction;
    Action action = acts ? Action.EXECUTE : action(method);
    if (CHANGES.containsKey(action) && !last.allows(CHANGES.get(action))) {
      throw new ProblemException(
          ProblemType.METHOD_NOT_ALLOWED,
          "Nobody can do this to entities of this type; $metadata says what can be done");
    }
    return new Claim(object(last), action);
  }

  /** Every table that can be shown is an object of permissions. */
  static BusinessObject object(Table table) {
    return BusinessObject.ofTable(table.name()).orElseThrow();
  }

  private static Action action(HttpMethod method) {
    return switch (method) {
      case POST -> Action.INSERT;
      case PUT, PATCH -> Action.MODIFY;
      case DELETE -> Action.DELETE;
      default -> Action.READ;
    };
  }
}
