package io.tenantry.tenant.testsupport.isolation;

import static io.restassured.RestAssured.given;

import io.tenantry.tenant.sample.Caller;
import io.tenantry.tenant.sample.board.Nightly;
import io.tenantry.tenant.testsupport.TestTenant;
import io.tenantry.tenant.testsupport.TestTenants;
import io.tenantry.tenant.testsupport.TestTokens;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The sample service, as the kit is told of it. */
final class SampleUnderTest implements ApplicationUnderTest {

  /** Shows another tenant's notes on purpose, to test that this is possible. */
  private static final String ON_PURPOSE = "/notes/beside/{tenant}";

  private final Map<String, TestTenant> provisioned = new HashMap<>();
  private final TestTenants tenants;
  private final TestTokens tokens;
  private final Nightly nightly;
  private final String below;

  /**
   * @param below routes that begin with it are asked
   */
  SampleUnderTest(TestTenants tenants, TestTokens tokens, Nightly nightly, String below) {
    this.tenants = tenants;
    this.tokens = tokens;
    this.nightly = nightly;
    this.below = below;
  }

  @Override
  public Occupant provision(String id) {
    TestTenant tenant = tenants.create(id);
    provisioned.put(id, tenant);
    return new Occupant(
        id, tenant.host(), "Bearer " + tokens.of(tenant), List.of(tenant.uuid().toString(), "1"));
  }

  @Override
  public void plant(Occupant tenant, String canary) {
    new Caller(tokens).write(provisioned.get(tenant.id()), canary);
  }

  @Override
  public void retire(Occupant tenant) {
    tenants.dismount(provisioned.get(tenant.id()));
  }

  @Override
  public List<Route> routes() {
    return Routes.ofOpenApi(given().get("/q/openapi?format=json").asString()).stream()
        .filter(route -> route.path().startsWith(below) && !route.path().equals(ON_PURPOSE))
        .toList();
  }

  @Override
  public List<Background> background() {
    return List.of(new Background("nightly", nightly::run));
  }
}
