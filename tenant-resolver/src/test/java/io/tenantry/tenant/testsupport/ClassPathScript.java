package io.tenantry.tenant.testsupport;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** SQL of the tests of a service, as its test resources have it. */
final class ClassPathScript {

  private ClassPathScript() {}

  /** The script's text; none where no script is named. */
  static List<String> of(String resource) {
    return resource == null ? List.of() : List.of(read(resource));
  }

  private static String read(String resource) {
    ClassLoader loader = Thread.currentThread().getContextClassLoader();
    try (InputStream in = loader.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalArgumentException("template-script is not on the class path: " + resource);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
