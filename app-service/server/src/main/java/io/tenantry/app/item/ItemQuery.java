package io.tenantry.app.item;

import io.tenantry.app.http.QueryValue;
import io.tenantry.app.register.RegisterQuery;
import jakarta.ws.rs.QueryParam;
import java.util.LinkedHashMap;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** What a list of items can be asked for. */
public class ItemQuery extends RegisterQuery {

  @QueryParam("category")
  @Parameter(description = "Only those of exactly this category")
  String category;

  @QueryParam("discontinued")
  @Parameter(description = "Only those of exactly this discontinued")
  String discontinued;

  @Override
  protected Map<String, Object> conditions() {
    Map<String, Object> conditions = new LinkedHashMap<>();
    QueryValue.text("category", category).ifPresent(value -> conditions.put("category", value));
    QueryValue.flag("discontinued", discontinued)
        .ifPresent(value -> conditions.put("discontinued", value));
    return conditions;
  }
}
