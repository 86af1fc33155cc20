package io.tenantry.controlplane.testsupport;

import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.Map;

/** Configuration without container. */
public final class Mappings {

  private Mappings() {}

  /** The mapping with its defaults, and with what the test sets. */
  public static <T> T of(Class<T> mapping, Map<String, String> properties) {
    return new SmallRyeConfigBuilder()
        .withDefaultValues(properties)
        .withConverter(Duration.class, 200, new DurationConverter())
        .withMapping(mapping)
        .build()
        .getConfigMapping(mapping);
  }

  public static <T> T of(Class<T> mapping) {
    return of(mapping, Map.of());
  }
}
