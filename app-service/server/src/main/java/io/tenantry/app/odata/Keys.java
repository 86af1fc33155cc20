package io.tenantry.app.odata;

import io.tenantry.app.odata.query.Refused;
import java.util.List;
import org.apache.olingo.server.api.uri.UriInfo;
import org.apache.olingo.server.api.uri.UriParameter;
import org.apache.olingo.server.api.uri.UriResource;
import org.apache.olingo.server.api.uri.UriResourceEntitySet;
import org.apache.olingo.server.api.uri.UriResourceNavigation;

/** The key that a path ends with. */
final class Keys {

  private Keys() {}

  /** Of entities whose key is a text. */
  static String text(UriInfo uri) {
    UriResource last = uri.getUriResourceParts().get(uri.getUriResourceParts().size() - 1);
    return text(predicates(last));
  }

  static String text(List<UriParameter> key) {
    String literal = key.isEmpty() ? null : key.get(0).getText();
    if (literal == null || literal.length() < 2) {
      throw Refused.notSupported("A key that is no value");
    }
    return literal.substring(1, literal.length() - 1).replace("''", "'");
  }

  private static List<UriParameter> predicates(UriResource part) {
    if (part instanceof UriResourceEntitySet set) {
      return set.getKeyPredicates();
    }
    return part instanceof UriResourceNavigation step ? step.getKeyPredicates() : List.of();
  }
}
