package io.tenantry.tenant.testsupport.isolation;

/**
 * A route of the application.
 *
 * @param method of HTTP
 * @param path with parameters in braces
 * @param body or null
 */
public record Route(String method, String path, String body) {

  public static Route get(String path) {
    return new Route("GET", path, null);
  }

  /** The path with the identifier in place of each parameter. */
  String with(String identifier) {
    return path.replaceAll("\\{[^}]*}", identifier);
  }

  boolean takesIdentifier() {
    return path.indexOf('{') >= 0;
  }

  @Override
  public String toString() {
    return method + " " + path;
  }
}
