package io.tenantry.system.web;

import io.tenantry.system.platform.PlatformExtension;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Sets the scene before the first class that plays on it, or leaves the classes out where there is
 * no browser. JUnit closes it after the last test.
 */
final class WebSceneExtension implements BeforeAllCallback, ParameterResolver {

  private static final Namespace SCENE = Namespace.create(WebSceneExtension.class);

  @Override
  public void beforeAll(ExtensionContext context) {
    scene(context);
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == WebScene.class;
  }

  @Override
  public WebScene resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return scene(context);
  }

  private static WebScene scene(ExtensionContext context) {
    return context
        .getRoot()
        .getStore(SCENE)
        .getOrComputeIfAbsent(
            WebScene.class,
            key -> WebScene.on(PlatformExtension.platform(context)),
            WebScene.class);
  }
}
