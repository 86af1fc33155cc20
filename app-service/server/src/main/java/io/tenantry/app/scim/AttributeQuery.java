package io.tenantry.app.scim;

import jakarta.ws.rs.QueryParam;
import java.util.LinkedHashMap;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** What of a resource is wanted. */
public class AttributeQuery {

  @QueryParam("attributes")
  @Parameter(description = "Attributes to answer, separated by commas; all if absent")
  String attributes;

  @QueryParam("excludedAttributes")
  @Parameter(description = "Attributes to leave out, separated by commas")
  String excludedAttributes;

  /**
   * What was given, by name.
   *
   * @throws de.captaingoldfish.scim.sdk.common.exceptions.BadRequestException if it is malformed
   */
  Map<String, String> parameters() {
    Map<String, String> sent = new LinkedHashMap<>();
    put(sent, "attributes", attributes);
    put(sent, "excludedAttributes", excludedAttributes);
    return sent;
  }

  static void put(Map<String, String> sent, String name, String value) {
    if (value != null) {
      sent.put(name, value);
    }
  }
}
