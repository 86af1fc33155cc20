package io.tenantry.tenant.catalog.standalone;

import java.util.Set;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.spi.ConfigSource;

/**
 * Lets expressions in a file mean what they mean in the service's own configuration, environment
 * and secret stores included, without listing any of that as part of the file.
 */
record ExpressionSource(Config service) implements ConfigSource {

  @Override
  public Set<String> getPropertyNames() {
    return Set.of();
  }

  @Override
  public String getValue(String name) {
    return name.startsWith("tenantry.")
        ? null
        : service.getOptionalValue(name, String.class).orElse(null);
  }

  @Override
  public String getName() {
    return "expressions";
  }

  @Override
  public int getOrdinal() {
    return 1;
  }
}
