package io.tenantry.app.customer;

import io.tenantry.app.http.Cursor;
import io.tenantry.app.http.ListQuery;
import io.tenantry.app.http.ProblemException;
import jakarta.ws.rs.QueryParam;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** The query parameters of a list of customers. */
public class CustomerQuery extends ListQuery {

  @QueryParam("sort")
  @Parameter(description = "number (if absent), -number, name or -name")
  String sort;

  /**
   * @throws ProblemException if there is no such order
   */
  CustomerOrder order() {
    return CustomerOrder.of(sort);
  }

  Optional<Cursor> cursor() {
    return cursor(order().parameter());
  }

  @Override
  public Map<String, String> repeated() {
    Map<String, String> sent = super.repeated();
    sent.put("sort", order().parameter());
    return sent;
  }
}
