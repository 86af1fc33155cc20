package io.tenantry.local.demo;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tenantry.local.LocalRun;
import io.tenantry.local.Progress;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Provisions the demo tenants and gives them something to show. */
public final class Demo {

  private static final List<DemoTenant> ALL =
      List.of(
          new DemoTenant("cronus", "CRONUS", List.of("CRONUS International", "CRONUS Services")),
          new DemoTenant("fabrikam", "Fabrikam", List.of("Fabrikam Retail")));

  /** Their tenant ids. */
  public static final List<String> TENANTS = ALL.stream().map(DemoTenant::id).toList();

  private final LocalRun run;

  public Demo(LocalRun run) {
    this.run = run;
  }

  /** Provisions the tenants that are not there yet, and makes their users. */
  public void provision(Progress progress) {
    for (DemoTenant tenant : ALL) {
      run.client().ensureTenant(request(tenant));
      run.token("admin@" + tenant.id());
      run.token("user@" + tenant.id());
      progress.done(
          "Tenant %s is served at %s".formatted(tenant.id(), run.tenantUri(tenant.id(), 0)));
    }
  }

  /** Loads the customers into the first company of each tenant, unless it has some. */
  public void load(Progress progress) {
    for (DemoTenant tenant : ALL) {
      CustomerImport customers =
          new CustomerImport(run.http(), customersOf(tenant), run.token("admin@" + tenant.id()));
      if (customers.loadIfEmpty(tenant.id() + "-customers.csv")) {
        progress.done("Customers of %s are loaded".formatted(tenant.companies().get(0)));
      }
    }
  }

  private URI customersOf(DemoTenant tenant) {
    String company =
        URLEncoder.encode(tenant.companies().get(0), StandardCharsets.UTF_8).replace("+", "%20");
    return run.tenantUri(tenant.id(), 0).resolve("/api/v1/companies/" + company + "/customers");
  }

  private static ObjectNode request(DemoTenant tenant) {
    ObjectNode request =
        new ObjectMapper()
            .createObjectNode()
            .put("id", tenant.id())
            .put("displayName", tenant.displayName());
    tenant.companies().forEach(request.withArray("companies")::add);
    return request;
  }

  private record DemoTenant(String id, String displayName, List<String> companies) {}
}
