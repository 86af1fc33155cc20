package io.tenantry.tenant.catalog.standalone;

import io.smallrye.config.NameIterator;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.tenantry.tenant.catalog.standalone.ListedTenantsConfig.Listed;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.eclipse.microprofile.config.Config;

/**
 * A properties file that lists tenants. Whatever it says beside them can be used in expressions.
 *
 * @param path names it in what is wrong with it
 * @param service whose configuration expressions can use, too
 */
record TenantsFile(Path path, Config service) {

  private static final int ORDINAL = 500;
  private static final String TENANTS = "tenantry.tenants.";

  /**
   * Configuration is mapped by looking at every name for every tenant, so the time goes by the
   * square of how many there are: all of ten thousand at once take half a minute.
   */
  private static final int AT_A_TIME = 10;

  /** The tenants in a text of the file, by tenant id. */
  Map<String, Listed> tenants(String text) throws IOException {
    Map<String, String> beside = new HashMap<>();
    Map<String, Map<String, String>> ofTenants = new TreeMap<>();
    lines(text)
        .forEach(
            (name, value) ->
                (name.startsWith(TENANTS)
                        ? ofTenants.computeIfAbsent(tenant(name), first -> new HashMap<>())
                        : beside)
                    .put(name, value));
    Map<String, Listed> tenants = new TreeMap<>();
    for (Map<String, String> some : divided(beside, List.copyOf(ofTenants.values()))) {
      tenants.putAll(mapped(some));
    }
    return tenants;
  }

  private static Map<String, String> lines(String text) throws IOException {
    Properties lines = new Properties();
    lines.load(new StringReader(text));
    Map<String, String> values = new HashMap<>();
    lines.forEach((name, value) -> values.put((String) name, (String) value));
    return values;
  }

  /** The same, whether the id is quoted or not. */
  private static String tenant(String name) {
    return new NameIterator(name, TENANTS.length() - 1).getNextSegment();
  }

  /** At least one part, so that a file without tenants is looked at, too. */
  private static List<Map<String, String>> divided(
      Map<String, String> beside, List<Map<String, String>> ofTenants) {
    List<Map<String, String>> parts = new ArrayList<>();
    for (int first = 0; first == 0 || first < ofTenants.size(); first += AT_A_TIME) {
      Map<String, String> part = new HashMap<>(beside);
      ofTenants.subList(first, Math.min(first + AT_A_TIME, ofTenants.size())).forEach(part::putAll);
      parts.add(part);
    }
    return parts;
  }

  private Map<String, Listed> mapped(Map<String, String> values) {
    return new SmallRyeConfigBuilder()
        .addDefaultInterceptors()
        .withSources(
            new PropertiesConfigSource(values, path.toString(), ORDINAL),
            new ExpressionSource(service))
        .withMapping(ListedTenantsConfig.class)
        .build()
        .getConfigMapping(ListedTenantsConfig.class)
        .tenants();
  }
}
