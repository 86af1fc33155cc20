package io.tenantry.system.platform;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;

/** A tenant that has been provisioned. */
public record Tenant(UUID uuid, String id, List<String> companies, UUID provisioning) {

  public static final String BASE_DOMAIN = "tenantry.localhost";

  public String host() {
    return id + "." + BASE_DOMAIN;
  }

  public String company() {
    return companies.get(0);
  }

  /** The customers of the first company, or something below them. */
  public String customers(String below) {
    return customersOf(company(), below);
  }

  public static String customersOf(String company, String below) {
    String segment = URLEncoder.encode(company, StandardCharsets.UTF_8).replace("+", "%20");
    return "/api/v1/companies/" + segment + "/customers" + below;
  }
}
