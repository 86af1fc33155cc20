package io.tenantry.app.odata.model;

import java.util.Set;
import java.util.stream.Stream;
import org.apache.olingo.server.api.uri.queryoption.expression.MethodKind;

/** Which functions of the URL grammar are understood. */
public final class Functions {

  private static final Set<MethodKind> NOT =
      Set.of(
          MethodKind.COMPUTE_AGGREGATE,
          MethodKind.GEODISTANCE,
          MethodKind.GEOINTERSECTS,
          MethodKind.GEOLENGTH,
          MethodKind.ISOF,
          MethodKind.SUBSTRINGOF);

  private Functions() {}

  public static boolean isSupported(MethodKind function) {
    return !NOT.contains(function);
  }

  static Stream<String> names() {
    return Stream.of(MethodKind.values()).filter(Functions::isSupported).map(Object::toString);
  }
}
