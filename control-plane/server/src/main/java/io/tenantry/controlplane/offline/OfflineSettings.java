package io.tenantry.controlplane.offline;

import java.util.Map;

/**
 * What is different from the control plane when the same program works offline: no port, no
 * identity provider, no work that nobody asked for. They win over the environment.
 */
final class OfflineSettings {

  /** What {@code pg_stat_activity} shows of it. */
  static final String APPLICATION_NAME = "tenantry-offline";

  private static final Map<String, String> ALL =
      Map.ofEntries(
          Map.entry("quarkus.http.host-enabled", "false"),
          Map.entry("quarkus.management.host-enabled", "false"),
          Map.entry("quarkus.oidc.tenant-enabled", "false"),
          Map.entry("tenantry.identity.enabled", "false"),
          Map.entry("quarkus.scheduler.enabled", "false"),
          Map.entry("tenantry.operations.take-up", "false"),
          // Whoever repairs something does not upgrade it by the way.
          Map.entry("quarkus.flyway.migrate-at-start", "false"),
          Map.entry("quarkus.datasource.jdbc.min-size", "0"),
          Map.entry("quarkus.datasource.jdbc.max-size", "6"),
          Map.entry(
              "quarkus.datasource.jdbc.additional-jdbc-properties.ApplicationName",
              APPLICATION_NAME),
          Map.entry("quarkus.banner.enabled", "false"),
          // Results are on the standard output, and nothing else is.
          Map.entry("quarkus.log.console.stderr", "true"),
          Map.entry("quarkus.log.console.json.enabled", "false"),
          Map.entry("quarkus.log.console.level", "ERROR"));

  private OfflineSettings() {}

  /** To be called before anything reads the configuration. */
  static void apply() {
    ALL.forEach(System::setProperty);
  }
}
