package io.tenantry.app.object;

import com.fasterxml.jackson.databind.JsonNode;
import io.tenantry.app.http.VersionTag;
import io.tenantry.tenant.object.PublishedObject;
import java.util.UUID;

/**
 * An object of the tenant's own.
 *
 * @param kind {@code report} or {@code web-service}
 * @param version rises with every change
 */
record OwnObject(UUID id, String kind, String name, JsonNode content, int version) {

  VersionTag tag() {
    return new VersionTag(id, version);
  }

  /** In the form that objects of the application have, too. */
  PublishedObject asPublished(int release) {
    return new PublishedObject(kind, name, release, version + 1, 0, content);
  }
}
