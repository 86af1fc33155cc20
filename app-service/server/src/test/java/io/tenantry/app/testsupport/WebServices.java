package io.tenantry.app.testsupport;

import io.tenantry.tenant.object.PublishedObject;
import io.tenantry.tenant.testsupport.TestTenants;
import java.util.Map;

/** The web services of the release package, as the control plane publishes them. */
public final class WebServices {

  private static final Map<String, String> TABLES =
      Map.of(
          "Customer", "customer",
          "Vendor", "vendor",
          "Item", "item",
          "SalesOrder", "sales_order",
          "SalesDocument", "sales_document",
          "Payment", "payment",
          "LedgerEntry", "ledger_entry");

  private WebServices() {}

  /** Publishes all of them; tenants that are created afterwards have them. */
  public static void publish(TestTenants tenants) {
    TABLES.forEach((entity, table) -> publish(tenants, entity, table, true));
  }

  /** Publishes or withdraws one, and returns once every instance knows. */
  public static void publish(TestTenants tenants, String entity, String table, boolean published) {
    String content =
        "{\"entity\": \"%s\", \"table\": \"%s\", \"published\": %s}"
            .formatted(entity, table, published);
    tenants.awaitAcknowledged(
        tenants.revise(PublishedObject.WEB_SERVICE, table + "-" + entity, content));
  }
}
