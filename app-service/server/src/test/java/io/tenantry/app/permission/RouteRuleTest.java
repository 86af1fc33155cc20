package io.tenantry.app.permission;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.quarkus.security.Authenticated;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every REST route of the application says who may call it. */
class RouteRuleTest {

  private record Route(Class<?> resource, Method method) {

    @Override
    public String toString() {
      return resource.getSimpleName() + '.' + method.getName();
    }

    boolean authenticated() {
      return Stream.<Class<?>>iterate(
              resource, type -> type != Object.class, type -> type.getSuperclass())
          .anyMatch(type -> type.isAnnotationPresent(Authenticated.class));
    }
  }

  private static final List<Route> ROUTES =
      new ClassFileImporter()
              .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
              .importPackages("io.tenantry.app")
              .stream()
              .map(JavaClass::reflect)
              .filter(type -> type.isAnnotationPresent(Path.class) && !type.isInterface())
              .flatMap(
                  type ->
                      Arrays.stream(type.getMethods())
                          .filter(RouteRuleTest::answersRequests)
                          .map(method -> new Route(type, method)))
              .toList();

  private static boolean answersRequests(Method method) {
    return Arrays.stream(method.getAnnotations())
        .map(Annotation::annotationType)
        .anyMatch(type -> type.isAnnotationPresent(HttpMethod.class));
  }

  @Test
  void everyRouteHasARule() {
    assertThat(ROUTES)
        .hasSizeGreaterThan(70)
        .allSatisfy(
            route ->
                assertThat(RouteRule.of(route.resource(), route.method()))
                    .as(route.toString())
                    .isPresent());
  }

  @Test
  void everyRouteIsClosedToStrangers() {
    assertThat(ROUTES).allMatch(Route::authenticated);
  }

  @Test
  void methodOfHttpSaysWhatARouteDoesUnlessItSaysSoItself() throws NoSuchMethodException {
    RouteRule.Permitted rule = rule("change");
    RouteRule.Permitted post = rule("post");

    assertThat(rule.action("PUT")).isEqualTo(Action.MODIFY);
    assertThat(rule.action("DELETE")).isEqualTo(Action.DELETE);
    assertThat(post.action("POST")).isEqualTo(Action.EXECUTE);
  }

  private static RouteRule.Permitted rule(String method) throws NoSuchMethodException {
    return (RouteRule.Permitted)
        RouteRule.of(Orders.class, Orders.class.getDeclaredMethod(method)).orElseThrow();
  }

  @RequiresPermission(BusinessObject.SALES_ORDER)
  private static final class Orders {

    void change() {}

    @RequiresPermission(value = BusinessObject.SALES_ORDER, action = Action.EXECUTE)
    void post() {}
  }
}
