package io.tenantry.system.web;

import io.tenantry.system.platform.PlatformExtension;
import io.tenantry.system.platform.SharedByTests;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Sets the scene before the first class that plays on it, or leaves the classes out where there is
 * no browser.
 */
final class WebSceneExtension implements SharedByTests<WebScene>, BeforeAllCallback {

  @Override
  public Class<WebScene> type() {
    return WebScene.class;
  }

  @Override
  public WebScene make(ExtensionContext context) {
    return WebScene.on(new PlatformExtension().shared(context));
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    shared(context);
  }
}
