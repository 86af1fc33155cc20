package io.tenantry.tenant.push;

import io.quarkus.runtime.Startup;
import io.tenantry.tenant.DescendedTenant;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;

/** Refuses to start where sockets are switched on, but were not when the service was built. */
@Startup
@Singleton
class SocketSwitch {

  SocketSwitch(SocketConfig config, @Any Instance<DescendedTenant> descended) {
    if (config.enabled() && descended.isUnsatisfied()) {
      throw new IllegalStateException(
          "tenantry.sockets.enabled is set, but was not when the service was built: build it with"
              + " the property in application.properties");
    }
  }
}
