package io.tenantry.app.receivable;

import io.tenantry.app.http.QueryValue;
import io.tenantry.app.sql.DocumentQuery;
import jakarta.ws.rs.QueryParam;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** What a list of customers' entries can be asked for. */
public class EntryQuery extends DocumentQuery {

  @QueryParam("open")
  @Parameter(description = "true: only those that are not settled; false: only those that are")
  String open;

  /** The same, for those that are not settled. */
  public EntryQuery stillOpen() {
    open = "true";
    return this;
  }

  Optional<Boolean> onlyOpen() {
    return QueryValue.flag("open", open);
  }

  @Override
  public Map<String, String> repeated() {
    Map<String, String> sent = super.repeated();
    onlyOpen().ifPresent(flag -> sent.put("open", flag.toString()));
    return sent;
  }
}
