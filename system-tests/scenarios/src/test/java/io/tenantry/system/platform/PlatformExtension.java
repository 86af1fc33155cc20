package io.tenantry.system.platform;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Starts the platform for the first test that asks for it. It lives in the root store, so JUnit
 * closes it after the last test.
 */
public final class PlatformExtension implements ParameterResolver {

  private static final Namespace PLATFORM = Namespace.create(PlatformExtension.class);

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == Platform.class;
  }

  @Override
  public Platform resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return platform(context);
  }

  /** The one platform of this JVM, for extensions that build upon it. */
  public static Platform platform(ExtensionContext context) {
    return context
        .getRoot()
        .getStore(PLATFORM)
        .getOrComputeIfAbsent(Platform.class, key -> Platform.start(), Platform.class);
  }
}
