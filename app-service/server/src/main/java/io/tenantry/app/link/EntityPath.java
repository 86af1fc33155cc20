package io.tenantry.app.link;

import java.net.URI;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A link, step by step: {@code …/companies/CRONUS/customers/C-1}, and in the OData interface {@code
 * …/Company('CRONUS')/Customer('C-1')}. What many links have in common is made once.
 *
 * @param path as far as it goes, encoded
 * @param query what names the tenant where its host does not; empty, or with its question mark
 */
public record EntityPath(String path, String query) {

  /** One step further down. */
  public EntityPath to(String segment) {
    String step = Links.encode(segment);
    return new EntityPath(path.endsWith("/") ? path + step : path + '/' + step, query);
  }

  /** The one of the set with this key. */
  public EntityPath key(Map<String, ?> key) {
    return new EntityPath(path + '(' + predicate(key) + ')', query);
  }

  private static String predicate(Map<String, ?> key) {
    Collection<?> values = key.values();
    return key.size() == 1
        ? literal(values.iterator().next())
        : key.entrySet().stream()
            .map(part -> part.getKey() + '=' + literal(part.getValue()))
            .collect(Collectors.joining(","));
  }

  private static String literal(Object value) {
    return value instanceof String text
        ? '\'' + Links.encode(text.replace("'", "''")) + '\''
        : String.valueOf(value);
  }

  public URI uri() {
    return URI.create(path + query);
  }
}
