package io.tenantry.system.platform;

import org.junit.jupiter.api.extension.ExtensionContext;

/** Starts the platform for the first test that asks for it. */
public final class PlatformExtension implements SharedByTests<Platform> {

  @Override
  public Class<Platform> type() {
    return Platform.class;
  }

  @Override
  public Platform make(ExtensionContext context) {
    return Platform.start();
  }
}
