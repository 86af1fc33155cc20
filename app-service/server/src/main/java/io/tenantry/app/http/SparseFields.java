package io.tenantry.app.http;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.GenericEntity;
import jakarta.ws.rs.ext.Provider;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Leaves out of the rows of a page what the query parameter {@code fields} does not name. */
@Provider
public class SparseFields implements ContainerResponseFilter {

  private final CurrentVertxRequest request;

  SparseFields(CurrentVertxRequest request) {
    this.request = request;
  }

  @Override
  public void filter(ContainerRequestContext asked, ContainerResponseContext response) {
    if (response.getEntity() instanceof Page<?> page) {
      request.getCurrent().queryParam(ListQuery.FIELDS).stream()
          .findFirst()
          .ifPresent(
              names ->
                  // With its type: rows are written as what they are now.
                  response.setEntity(
                      new GenericEntity<Page<Map<String, Object>>>(trimmed(page, names)) {}));
    }
  }

  private static Page<Map<String, Object>> trimmed(Page<?> page, String names) {
    Set<String> fields = Set.copyOf(List.of(names.split(",", -1)));
    page.items().stream().findFirst().ifPresent(row -> requireFields((Record) row, fields));
    List<Map<String, Object>> rows =
        page.items().stream()
            .map(row -> RowFields.of((Record) row).values((Record) row, fields))
            .toList();
    return new Page<>(rows, page.nextCursor(), page.links());
  }

  private static void requireFields(Record row, Set<String> fields) {
    List<String> known = RowFields.of(row).names(row).toList();
    if (!known.containsAll(fields)) {
      throw ProblemException.invalid(
          ListQuery.FIELDS, "unknown-field", "must be some of " + String.join(", ", known));
    }
  }
}
