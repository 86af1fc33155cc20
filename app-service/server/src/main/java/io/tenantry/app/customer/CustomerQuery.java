package io.tenantry.app.customer;

import io.tenantry.app.http.QueryValue;
import io.tenantry.app.register.RegisterQuery;
import jakarta.ws.rs.QueryParam;
import java.util.LinkedHashMap;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** What a list of customers can be asked for. */
public class CustomerQuery extends RegisterQuery {

  @QueryParam("country")
  @Parameter(description = "Only those of exactly this country")
  String country;

  @QueryParam("city")
  @Parameter(description = "Only those of exactly this city")
  String city;

  @Override
  protected Map<String, Object> conditions() {
    Map<String, Object> conditions = new LinkedHashMap<>();
    QueryValue.text("country", country).ifPresent(value -> conditions.put("country", value));
    QueryValue.text("city", city).ifPresent(value -> conditions.put("city", value));
    return conditions;
  }
}
