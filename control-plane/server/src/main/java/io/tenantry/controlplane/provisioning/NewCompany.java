package io.tenantry.controlplane.provisioning;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** A company that a tenant begins with. */
record NewCompany(String name, String displayName) {

  /** The companies in the parameters of an operation: names, or {@code {name, displayName}}. */
  static List<NewCompany> in(JsonNode params) {
    List<NewCompany> companies = new ArrayList<>();
    params.path("companies").forEach(company -> companies.add(of(company)));
    return companies;
  }

  private static NewCompany of(JsonNode company) {
    String name = company.isTextual() ? company.textValue() : company.path("name").textValue();
    return new NewCompany(name, company.path("displayName").asText(name));
  }
}
