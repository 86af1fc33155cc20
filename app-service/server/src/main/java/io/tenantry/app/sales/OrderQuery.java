package io.tenantry.app.sales;

import io.tenantry.app.http.QueryValue;
import io.tenantry.app.sql.DocumentQuery;
import jakarta.ws.rs.QueryParam;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** What a list of orders can be asked for. */
public class OrderQuery extends DocumentQuery {

  @QueryParam("posted")
  @Parameter(description = "true: only those that are posted; false: only those that are not")
  String posted;

  Optional<Boolean> onlyPosted() {
    return QueryValue.flag("posted", posted);
  }

  @Override
  public Map<String, String> repeated() {
    Map<String, String> sent = super.repeated();
    onlyPosted().ifPresent(flag -> sent.put("posted", flag.toString()));
    return sent;
  }
}
