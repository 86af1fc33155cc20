package io.tenantry.system.customers;

import com.fasterxml.jackson.databind.JsonNode;
import io.tenantry.system.platform.Answer;
import io.tenantry.system.platform.Call;
import io.tenantry.system.platform.Instance;
import io.tenantry.system.platform.Tenant;
import java.util.ArrayList;
import java.util.List;

/** Loads a file of customers into the first company of a tenant, and reads them back. */
final class Import {

  private static final int PAGE = 500;

  private final Instance instance;
  private final Tenant tenant;

  Import(Instance instance, Tenant tenant) {
    this.instance = instance;
    this.tenant = tenant;
  }

  Answer load(String csv) {
    return instance.send(
        tenant, Call.of("POST", tenant.customers("/import")).withBody("text/csv", csv));
  }

  /** All customers, page by page. */
  List<JsonNode> customers() {
    List<JsonNode> customers = new ArrayList<>();
    String cursor = "";
    do {
      Answer page = instance.send(tenant, Call.get(tenant.customers("?limit=" + PAGE + cursor)));
      if (page.status() != 200) {
        throw new AssertionError("no list: " + page);
      }
      page.json().path("items").forEach(customers::add);
      cursor =
          page.json().hasNonNull("nextCursor")
              ? "&cursor=" + page.json().path("nextCursor").asText()
              : "";
    } while (!cursor.isEmpty());
    return customers;
  }
}
