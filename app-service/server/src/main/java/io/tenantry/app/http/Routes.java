package io.tenantry.app.http;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which methods a path knows. The framework answers 404 to a method that another path of the same
 * resource knows, and 405 without the header {@code Allow} that has to be there (RFC 9110, 15.5.6).
 */
@ApplicationScoped
class Routes {

  private static final Pattern PARAMETER = Pattern.compile("\\{[^}]+}");

  private record Route(Pattern path, String method) {}

  private final List<Route> routes = new ArrayList<>();

  Routes(BeanManager beans) {
    for (Bean<?> bean : beans.getBeans(Object.class, Any.Literal.INSTANCE)) {
      Class<?> type = bean.getBeanClass();
      if (type.isAnnotationPresent(Path.class)) {
        Arrays.stream(type.getMethods()).forEach(method -> add(type, method));
      }
    }
  }

  private void add(Class<?> type, Method endpoint) {
    String path = type.getAnnotation(Path.class).value();
    String below =
        Optional.ofNullable(endpoint.getAnnotation(Path.class)).map(Path::value).orElse("");
    methods(endpoint).forEach(method -> routes.add(new Route(pattern(path, below), method)));
  }

  private static Stream<String> methods(Method endpoint) {
    return Arrays.stream(endpoint.getAnnotations())
        .map(Annotation::annotationType)
        .filter(annotation -> annotation.isAnnotationPresent(HttpMethod.class))
        .map(annotation -> annotation.getAnnotation(HttpMethod.class).value());
  }

  private static Pattern pattern(String path, String below) {
    String whole = (below.isEmpty() ? path : String.join("/", path, below)).substring(1);
    return Pattern.compile("/?" + PARAMETER.matcher(whole).replaceAll("[^/]+") + "/?");
  }

  /**
   * @param path with or without the slash at its beginning
   * @return empty if there is nothing at the path
   */
  Set<String> methodsOf(String path) {
    return routes.stream()
        .filter(route -> route.path().matcher(path).matches())
        .map(Route::method)
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
