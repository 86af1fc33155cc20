package io.tenantry.app.odata.model;

import io.tenantry.tenant.object.PublishedObject;

/**
 * A web service of a release.
 *
 * @param entity what its entities are called on the wire, and their set
 * @param table in schema {@code business}
 * @param published false: withdrawn
 */
record WebService(String entity, String table, boolean published) {

  static WebService of(PublishedObject object) {
    return new WebService(
        object.content().path("entity").asText(),
        object.content().path("table").asText(),
        object.content().path("published").asBoolean());
  }
}
