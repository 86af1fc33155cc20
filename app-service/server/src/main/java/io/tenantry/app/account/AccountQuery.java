package io.tenantry.app.account;

import io.tenantry.app.http.QueryValue;
import io.tenantry.app.register.RegisterQuery;
import jakarta.ws.rs.QueryParam;
import java.util.LinkedHashMap;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** What a list of accounts can be asked for. */
public class AccountQuery extends RegisterQuery {

  @QueryParam("category")
  @Parameter(description = "Only those of exactly this category")
  String category;

  @Override
  protected Map<String, Object> conditions() {
    Map<String, Object> conditions = new LinkedHashMap<>();
    QueryValue.text("category", category).ifPresent(value -> conditions.put("category", value));
    return conditions;
  }
}
