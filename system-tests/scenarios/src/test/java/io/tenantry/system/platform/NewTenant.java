package io.tenantry.system.platform;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** A tenant to be asked for, as the body of the call. */
public record NewTenant(String id, List<String> companies, ObjectNode body) {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** One company, named after the tenant. */
  public static NewTenant named(String id) {
    return withCompanies(id, id + " Ltd.");
  }

  public static NewTenant withCompanies(String id, String... companies) {
    ObjectNode body = JSON.createObjectNode().put("id", id).put("displayName", id);
    List.of(companies).forEach(body.withArray("companies")::add);
    return new NewTenant(id, List.of(companies), body);
  }

  public NewTenant onServer(String server) {
    return with("databaseServer", server);
  }

  public NewTenant onPlan(String plan) {
    return with("plan", plan);
  }

  /** A rollout reaches it with this ring. */
  public NewTenant inRing(String ring) {
    return with("ring", ring);
  }

  public NewTenant asSandboxOf(Tenant production) {
    return with("environment", "sandbox").with("sandboxOf", production.id());
  }

  public NewTenant withHostName(String host) {
    ObjectNode more = body.deepCopy();
    more.withArray("hostNames").add(host);
    return new NewTenant(id, companies, more);
  }

  /** Its users come from another realm, with tokens for the audience. */
  public NewTenant bringing(Realm realm, String audience) {
    ObjectNode more = body.deepCopy();
    more.putObject("identityProvider").put("issuer", realm.issuer()).put("audience", audience);
    return new NewTenant(id, companies, more);
  }

  public Call call() {
    return Call.post("/api/v1/tenants", body.toString());
  }

  private NewTenant with(String field, String value) {
    return new NewTenant(id, companies, body.deepCopy().put(field, value));
  }
}
