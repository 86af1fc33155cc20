package io.tenantry.app.odata;

import org.apache.olingo.commons.api.http.HttpHeader;
import org.apache.olingo.server.api.OData;
import org.apache.olingo.server.api.ODataRequest;
import org.apache.olingo.server.api.prefer.Preferences.Return;

/** What a caller prefers to hear of a change: all of the entity, little, or he did not say. */
enum Said {
  REPRESENTATION("return=representation"),
  MINIMAL("return=minimal"),
  NOTHING("");

  private final String preference;

  Said(String preference) {
    this.preference = preference;
  }

  /** As in the header {@code Preference-Applied}; empty if nothing was preferred. */
  String preference() {
    return preference;
  }

  static Said of(OData odata, ODataRequest request) {
    Return wanted = odata.createPreferences(request.getHeaders(HttpHeader.PREFER)).getReturn();
    if (wanted == null) {
      return NOTHING;
    }
    return wanted == Return.MINIMAL ? MINIMAL : REPRESENTATION;
  }
}
