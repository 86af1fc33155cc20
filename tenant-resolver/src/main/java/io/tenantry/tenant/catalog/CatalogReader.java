package io.tenantry.tenant.catalog;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Reads {@code catalog.mounts_v1}; nothing but SQL and rows. */
final class CatalogReader {

  /**
   * Two parameters: a version, and the highest there is. Every entry changed after the first; all
   * of them for 0. Without the second, a plan that is made before the version is known expects a
   * third of all tenants and looks at every one; between two bounds it expects a few, and looks
   * them up.
   */
  static final String CHANGED_SINCE =
      """
      select tenant_uuid, tenant_id, version, mounted, lifecycle, schema_state, release, incarnation,
             host_names, server_id, server_address, server_ssl_mode, server_ca_certificate,
             server_connection_budget, database, login, secret_ciphertext, limits, display_name, plan,
             time_zone, default_company, target_release, entitlements, exclusive_access,
             report_login, report_secret_ciphertext, allow_application_database_writes,
             identity_provider, api_keys, client_certificates, compatible_releases, flags,
             environment, update_opens, update_closes, sandboxes
        from catalog.mounts_v1
       where version > ? and version <= ?
      """;

  /** Limits of what a tenant does at a time; all others are of what it keeps. */
  private static final Set<String> OF_REQUESTS =
      Set.of("connections", "requestsPerSecond", "concurrentRequests", "queueLength");

  private final ObjectMapper json;
  private final CatalogConfig.Releases served;
  private final AdmittanceReader admittance;

  /**
   * @param served the releases that this instance can serve
   */
  CatalogReader(ObjectMapper json, CatalogConfig.Releases served) {
    this.json = json;
    this.served = served;
    this.admittance = new AdmittanceReader(json);
  }

  /** What {@link #CHANGED_SINCE} has found. */
  List<TenantEntry> entries(ResultSet row) throws SQLException {
    List<TenantEntry> entries = new ArrayList<>();
    while (row.next()) {
      entries.add(entry(row));
    }
    return entries;
  }

  private TenantEntry entry(ResultSet row) throws SQLException {
    return new TenantEntry(
        row.getObject("tenant_uuid", UUID.class),
        row.getString("tenant_id"),
        row.getLong("version"),
        row.getBoolean("mounted"),
        shared(row, "lifecycle"),
        shared(row, "schema_state"),
        row.getInt("release"),
        isInterrupted(row),
        isCompatible(row),
        row.getBoolean("exclusive_access"),
        hostNames(row.getArray("host_names")),
        target(row),
        new ReportLogin(row.getString("report_login"), row.getBytes("report_secret_ciphertext")),
        limits(row),
        row.getString("display_name"),
        shared(row, "plan"),
        shared(row, "environment"),
        row.getInt("sandboxes"),
        shared(row, "time_zone"),
        row.getString("default_company"),
        Set.of((String[]) row.getArray("entitlements").getArray()),
        Set.of((String[]) row.getArray("flags").getArray()),
        plannedUpdate(row),
        row.getBoolean("allow_application_database_writes"),
        admittance.read(row));
  }

  /** What many tenants have in common is kept once: a certificate is longer than all the rest. */
  private static String shared(ResultSet row, String column) throws SQLException {
    String text = row.getString(column);
    return text == null ? null : text.intern();
  }

  /** A schema may change under requests that can serve it both before and after. */
  private boolean isInterrupted(ResultSet row) throws SQLException {
    int target = row.getInt("target_release");
    boolean servedThroughout = served.min() <= target && target <= served.max();
    return "syncing".equals(row.getString("schema_state")) && !servedThroughout;
  }

  /** An instance is what its highest release is. */
  private boolean isCompatible(ResultSet row) throws SQLException {
    Integer[] releases = (Integer[]) row.getArray("compatible_releases").getArray();
    return List.of(releases).contains(served.max());
  }

  private static Optional<PlannedUpdate> plannedUpdate(ResultSet row) throws SQLException {
    OffsetDateTime opens = row.getObject("update_opens", OffsetDateTime.class);
    OffsetDateTime closes = row.getObject("update_closes", OffsetDateTime.class);
    return opens == null || closes == null
        ? Optional.empty()
        : Optional.of(new PlannedUpdate(opens.toInstant(), closes.toInstant()));
  }

  private static List<String> hostNames(Array array) throws SQLException {
    return List.of((String[]) array.getArray());
  }

  private static DatabaseTarget target(ResultSet row) throws SQLException {
    return new DatabaseTarget(
        row.getObject("tenant_uuid", UUID.class),
        row.getInt("incarnation"),
        shared(row, "server_id"),
        shared(row, "server_address"),
        shared(row, "server_ssl_mode"),
        shared(row, "server_ca_certificate"),
        row.getString("database"),
        row.getString("login"),
        row.getBytes("secret_ciphertext"));
  }

  private TenantLimits limits(ResultSet row) throws SQLException {
    try {
      JsonNode limits = json.readTree(row.getString("limits"));
      return new TenantLimits(
          number(limits, "connections"),
          row.getInt("server_connection_budget"),
          number(limits, "requestsPerSecond"),
          number(limits, "concurrentRequests"),
          number(limits, "queueLength"),
          quotas(limits));
    } catch (JsonProcessingException e) {
      throw new SQLException("limits of plan " + row.getString("plan") + " are not JSON", e);
    }
  }

  private static Map<String, Long> quotas(JsonNode limits) {
    Map<String, Long> quotas = new HashMap<>();
    limits
        .properties()
        .forEach(
            limit -> {
              if (limit.getValue().isIntegralNumber() && !OF_REQUESTS.contains(limit.getKey())) {
                quotas.put(limit.getKey(), limit.getValue().longValue());
              }
            });
    return quotas;
  }

  private static int number(JsonNode limits, String name) {
    return Math.max(0, limits.path(name).asInt());
  }
}
