package io.tenantry.tenant.cache;

import jakarta.enterprise.inject.build.compatible.spi.AnnotationBuilder;
import jakarta.enterprise.inject.build.compatible.spi.BuildCompatibleExtension;
import jakarta.enterprise.inject.build.compatible.spi.Enhancement;
import jakarta.enterprise.inject.build.compatible.spi.MethodConfig;
import jakarta.enterprise.lang.model.AnnotationInfo;
import java.util.List;
import java.util.Set;

/**
 * At build time: every {@code @CacheResult} and {@code @CacheInvalidate} that names no key
 * generator gets {@link TenantCacheKey}. Knows the annotations by name, because the service may
 * have no caches at all.
 */
public class TenantKeysByDefault implements BuildCompatibleExtension {

  private static final String GENERATOR = "keyGenerator";
  private static final String NONE = "io.quarkus.cache.runtime.UndefinedCacheKeyGenerator";
  private static final Set<String> KEYED =
      Set.of("io.quarkus.cache.CacheResult", "io.quarkus.cache.CacheInvalidate");
  private static final String SEVERAL = "io.quarkus.cache.CacheInvalidate$List";

  /** Called by the container for each method of each class. */
  @Enhancement(types = Object.class, withSubtypes = true)
  public void keyed(MethodConfig method) {
    for (AnnotationInfo said : List.copyOf(method.info().annotations())) {
      if (KEYED.contains(said.name()) && !saysHow(said)) {
        method.removeAnnotation(said::equals);
        method.addAnnotation(withTenant(said));
      } else if (SEVERAL.equals(said.name())) {
        method.removeAnnotation(said::equals);
        method.addAnnotation(eachWithTenant(said));
      }
    }
  }

  /** Whether the application names a generator itself; the annotation's own default is none. */
  private static boolean saysHow(AnnotationInfo said) {
    return said.hasMember(GENERATOR)
        && !NONE.equals(said.member(GENERATOR).asType().asClass().declaration().name());
  }

  private static AnnotationInfo withTenant(AnnotationInfo said) {
    AnnotationBuilder builder = AnnotationBuilder.of(said.declaration());
    said.members()
        .forEach(
            (name, value) -> {
              if (!GENERATOR.equals(name)) {
                builder.member(name, value);
              }
            });
    return builder.member(GENERATOR, TenantCacheKey.class).build();
  }

  private static AnnotationInfo eachWithTenant(AnnotationInfo several) {
    AnnotationInfo[] each =
        several.value().asArray().stream()
            .map(member -> member.asNestedAnnotation())
            .map(said -> saysHow(said) ? said : withTenant(said))
            .toArray(AnnotationInfo[]::new);
    return AnnotationBuilder.of(several.declaration()).value(each).build();
  }
}
