package io.tenantry.app.report;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.restassured.response.Response;
import io.tenantry.app.testsupport.Caller;
import io.tenantry.tenant.object.PublishedObject;
import io.tenantry.tenant.testsupport.TestTenant;
import io.tenantry.tenant.testsupport.TestTenants;
import io.tenantry.tenant.testsupport.TestTokens;
import java.util.List;
import java.util.UUID;

/** A tenant with the companies CRONUS and Fabrikam, and reports that only its test knows. */
record ReportScene(TestTenants tenants, TestTenant tenant, Caller user) {

  static ReportScene of(TestTenants tenants, TestTokens tokens) {
    TestTenant tenant =
        tenants.create("report-" + UUID.randomUUID(), List.of(), "CRONUS", "Fabrikam");
    Caller user = Caller.user(tenant, tokens);
    user.createCustomer("CRONUS", "C-1", "Adatum");
    user.createCustomer("CRONUS", "C-2", "=cmd|' /C calc'!A0");
    user.createCustomer("Fabrikam", "F-1", "of Fabrikam");
    return new ReportScene(tenants, tenant, user);
  }

  /** Publishes a dataset; what is answered is its name. */
  String publish(String dataset) {
    return publish(report(dataset));
  }

  String publish(ObjectNode report) {
    String name = "r-" + UUID.randomUUID();
    revise(name, report);
    return name;
  }

  /** Returns once every instance has the revision. */
  void revise(String name, ObjectNode report) {
    tenants.awaitAcknowledged(tenants.revise(PublishedObject.REPORT, name, report.toString()));
  }

  static ObjectNode report(String dataset) {
    return JsonNodeFactory.instance.objectNode().put("title", "A report").put("dataset", dataset);
  }

  Response run(String name, String query) {
    return user.asks().get("/api/v1/companies/CRONUS/reports/" + name + "?" + query);
  }
}
