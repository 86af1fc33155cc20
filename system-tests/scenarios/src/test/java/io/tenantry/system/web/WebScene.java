package io.tenantry.system.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.tenantry.system.platform.Call;
import io.tenantry.system.platform.Instance;
import io.tenantry.system.platform.NewTenant;
import io.tenantry.system.platform.Platform;
import io.tenantry.system.platform.Tenant;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/**
 * A browser, and a tenant with two companies: in CRONUS twelve customers have bought a bicycle
 * each, in Fabrikam nothing has happened yet.
 */
final class WebScene implements AutoCloseable {

  private final Chromium chromium;
  private final Platform platform;
  private final Tenant tenant;
  private String session = "";

  private WebScene(Chromium chromium, Platform platform, Tenant tenant) {
    this.chromium = chromium;
    this.platform = platform;
    this.tenant = tenant;
  }

  static WebScene on(Platform platform) {
    Chromium chromium = Chromium.start();
    Tenant tenant =
        platform
            .controlPlane()
            .provision(NewTenant.withCompanies(platform.freshId("web"), "CRONUS", "Fabrikam"));
    WebScene scene = new WebScene(chromium, platform, tenant);
    // Gives the administrator a password that is known, as the local run does.
    platform.tokens().of(scene.user());
    scene.sell();
    return scene;
  }

  private void sell() {
    for (int i = 1; i <= 12; i++) {
      created(
          "customers",
          "{\"number\": \"C-%1$02d\", \"name\": \"Customer %1$d\", \"city\": \"Oslo\"}"
              .formatted(i));
      created(
          "items",
          "{\"number\": \"I-%1$02d\", \"name\": \"Bicycle %1$d\", \"unitPrice\": %2$d}"
              .formatted(i, 100 * i));
      created(
          "sales-orders",
          """
          {"number": "SO-%1$02d", "customer": "C-%1$02d", "orderDate": "2025-%1$02d-15",
           "lines": [{"item": "I-%1$02d", "quantity": 2}]}
          """
              .formatted(i));
      created("sales-orders/SO-%02d/post".formatted(i), "{}");
    }
  }

  /** Makes something in CRONUS as a program would. */
  void created(String below, String json) {
    var answer = first().send(tenant, Call.post(company("CRONUS") + "/" + below, json));
    assertThat(answer.status()).as("%s", answer).isEqualTo(201);
  }

  static String company(String name) {
    return "/api/v1/companies/" + URLEncoder.encode(name, StandardCharsets.UTF_8);
  }

  Tenant tenant() {
    return tenant;
  }

  /** The tenant's administrator. */
  String user() {
    return "admin@" + tenant.id();
  }

  /** Where the tenant's web client is. */
  String origin() {
    return origin(first());
  }

  private String origin(Instance instance) {
    return "https://" + tenant.host() + ":" + instance.base().getPort();
  }

  private Instance first() {
    return platform.instances().get(0);
  }

  /** Somebody who has not signed in. */
  Visitor visitor() {
    return Visitor.at(chromium.browser(), origin());
  }

  /** Somebody at another instance than the first. */
  Visitor visitorAt(Instance instance) {
    return Visitor.at(chromium.browser(), origin(instance));
  }

  /** The administrator, who has signed in: once, however often this is asked for. */
  Visitor atWork() {
    if (session.isEmpty()) {
      try (Visitor first = visitor().signIn(user())) {
        session = first.session();
      }
    }
    return Visitor.back(chromium.browser(), origin(), session);
  }

  @Override
  public void close() {
    chromium.close();
  }
}
