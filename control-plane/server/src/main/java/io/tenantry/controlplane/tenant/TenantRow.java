package io.tenantry.controlplane.tenant;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** A row of the catalog as a tenant. */
final class TenantRow {

  /** A tenant falls behind when a release is published, which changes no tenant's row. */
  static final String SCHEMA_STATE =
      """
      case when t.schema_state = 'current'
                and t.release < (select max(number) from application.release
                                  where state = 'published')
           then 'pending' else t.schema_state end
      """;

  static final String SELECT =
      "select t.*, "
          + SCHEMA_STATE
          + """
                 as schema_now,
                 coalesce(t.schema_release, t.release) as schema_release_now,
                 coalesce((select array_agg(h.host order by h.added_at, h.host)
                             from catalog.host_name h where h.tenant_uuid = t.uuid), '{}') as host_names,
                 (select o.id from catalog.operation o
                   where o.tenant_uuid = t.uuid and o.finished_at is null) as running_operation,
                 x.ticket, x.holder, x.expires_at
            from catalog.tenant t
            left join catalog.exclusive_access x on x.tenant_uuid = t.uuid
          """;

  private final ObjectMapper json;

  TenantRow(ObjectMapper json) {
    this.json = json;
  }

  Tenant tenant(ResultSet row) throws SQLException {
    return new Tenant(
        row.getObject("uuid", UUID.class),
        new TenantId(row.getString("tenant_id")),
        standingOf(row),
        row.getObject("since", OffsetDateTime.class).toInstant(),
        row.getObject("created_at", OffsetDateTime.class).toInstant(),
        propertiesOf(row),
        Optional.ofNullable(row.getObject("sandbox_of", UUID.class)),
        row.getString("database_server"),
        row.getInt("release"),
        row.getInt("schema_release_now"),
        Optional.ofNullable(row.getObject("running_operation", UUID.class)),
        exclusiveAccessOf(row),
        row.getLong("version"));
  }

  private static Standing standingOf(ResultSet row) throws SQLException {
    return new Standing(
        new TenantState(
            Lifecycle.of(row.getString("lifecycle")),
            SchemaState.of(row.getString("schema_now")),
            row.getBoolean("mounted")),
        texts(row, "reasons"),
        time(row, "retained_until"));
  }

  private static Optional<ExclusiveAccess> exclusiveAccessOf(ResultSet row) throws SQLException {
    UUID ticket = row.getObject("ticket", UUID.class);
    return ticket == null
        ? Optional.empty()
        : Optional.of(
            new ExclusiveAccess(
                ticket, row.getString("holder"), time(row, "expires_at").orElseThrow()));
  }

  private TenantProperties propertiesOf(ResultSet row) throws SQLException {
    return new TenantProperties(
        row.getString("display_name"),
        texts(row, "host_names").stream().map(HostName::new).toList(),
        row.getString("plan"),
        row.getString("ring"),
        row.getString("environment"),
        ZoneId.of(row.getString("time_zone")),
        Optional.ofNullable(row.getString("default_company")),
        Optional.ofNullable(row.getString("identity_provider")).map(this::tree),
        row.getBoolean("allow_application_database_writes"),
        row.getBoolean("access_while_pending"),
        time(row, "trial_ends_at"));
  }

  private static Optional<Instant> time(ResultSet row, String column) throws SQLException {
    return Optional.ofNullable(row.getObject(column, OffsetDateTime.class))
        .map(OffsetDateTime::toInstant);
  }

  private static List<String> texts(ResultSet row, String column) throws SQLException {
    return Arrays.asList((String[]) row.getArray(column).getArray());
  }

  private JsonNode tree(String text) {
    try {
      return json.readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("the database holds text that is not JSON", e);
    }
  }
}
