package io.tenantry.app.scim;

import com.fasterxml.jackson.databind.node.ObjectNode;
import de.captaingoldfish.scim.sdk.common.constants.AttributeNames.RFC7643;
import de.captaingoldfish.scim.sdk.common.constants.HttpHeader;
import de.captaingoldfish.scim.sdk.common.response.ListResponse;
import de.captaingoldfish.scim.sdk.common.response.ScimResponse;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Between the library's requests and answers and those of HTTP. */
final class ScimHttp {

  private static final String ANY_VERSION = "*";

  private ScimHttp() {}

  /**
   * The headers that the library knows. JSON under its other media type is read all the same, and
   * any version is what it takes to be meant where none is named.
   */
  static Map<String, String> known(HttpHeaders headers) {
    Map<String, String> known = new HashMap<>();
    known.put(HttpHeader.CONTENT_TYPE_HEADER, HttpHeader.SCIM_CONTENT_TYPE);
    for (String name : List.of(HttpHeader.IF_MATCH_HEADER, HttpHeader.IF_NONE_MATCH_HEADER)) {
      String value = headers.getHeaderString(name);
      if (value != null && !value.strip().equals(ANY_VERSION)) {
        known.put(name, value);
      }
    }
    return known;
  }

  /**
   * As the library says it, without what it makes up (nobody keeps when a user was changed), and
   * with an empty page where it would leave that out.
   */
  static Response answer(ScimResponse said) {
    said.findParents(RFC7643.LAST_MODIFIED)
        .forEach(meta -> ((ObjectNode) meta).remove(RFC7643.LAST_MODIFIED));
    Response.ResponseBuilder answer = Response.status(said.getHttpStatus());
    Map<String, String> headers = new HashMap<>(said.getHttpHeaders());
    headers.computeIfPresent(
        HttpHeader.LOCATION_HEADER,
        (name, location) -> said.path(RFC7643.META).path(RFC7643.LOCATION).asText(location));
    headers.forEach(answer::header);
    if (said instanceof ListResponse && !said.has(RFC7643.RESOURCES)) {
      said.putArray(RFC7643.RESOURCES);
    }
    String body = said.isEmpty() ? "" : said.toString();
    return body.isEmpty() ? answer.build() : answer.entity(body).build();
  }
}
