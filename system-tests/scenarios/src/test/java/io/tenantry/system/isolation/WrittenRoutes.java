package io.tenantry.system.isolation;

import com.tngtech.archunit.core.domain.JavaAnnotation;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.properties.HasAnnotations;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Every route and method that the application's classes declare, by their annotations: also what
 * the description hides, such as the pages of the web client.
 */
final class WrittenRoutes {

  private static final String REST = "jakarta.ws.rs.";
  private static final String PATH = REST + "Path";
  private static final Set<String> METHODS =
      Set.of("GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS");

  private WrittenRoutes() {}

  static Stream<AppRoutes.Route> all() {
    return new ClassFileImporter()
        .withImportOption(new DoNotIncludeTests()).importPackages("io.tenantry.app").stream()
            .filter(type -> !type.isInterface())
            .filter(type -> !type.getModifiers().contains(JavaModifier.ABSTRACT))
            .flatMap(type -> path(type).stream().flatMap(root -> routes(type, root)));
  }

  private static Stream<AppRoutes.Route> routes(JavaClass type, String root) {
    return type.getAllMethods().stream().flatMap(method -> routes(method, root));
  }

  private static Stream<AppRoutes.Route> routes(JavaMethod method, String root) {
    String path = path(method).map(below -> joined(root, below)).orElse(root);
    return method.getAnnotations().stream()
        .map(annotation -> annotation.getRawType().getFullName())
        .filter(name -> name.startsWith(REST) && METHODS.contains(name.substring(REST.length())))
        .map(name -> new AppRoutes.Route(name.substring(REST.length()), path));
  }

  private static String joined(String root, String below) {
    return root + (below.startsWith("/") ? "" : "/") + below;
  }

  private static Optional<String> path(HasAnnotations<?> annotated) {
    return annotated.getAnnotations().stream()
        .filter(annotation -> annotation.getRawType().getFullName().equals(PATH))
        .findFirst()
        .flatMap(WrittenRoutes::value);
  }

  private static Optional<String> value(JavaAnnotation<?> annotation) {
    return annotation.get("value").map(Object::toString);
  }
}
