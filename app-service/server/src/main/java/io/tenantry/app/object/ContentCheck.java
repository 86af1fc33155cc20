package io.tenantry.app.object;

import com.fasterxml.jackson.databind.JsonNode;

/** What a kind of object demands of the content that a tenant gives it. */
public interface ContentCheck {

  /** One of the constants of {@link io.tenantry.tenant.object.PublishedObject}. */
  String kind();

  /**
   * Looks at the content and tries it, outside of a transaction.
   *
   * @param company in which it is tried; null means the tenant's default
   * @throws io.tenantry.app.http.ProblemException saying what is wrong with it
   */
  void demandSound(String name, JsonNode content, String company);
}
