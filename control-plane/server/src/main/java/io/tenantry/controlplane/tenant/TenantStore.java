package io.tenantry.controlplane.tenant;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.SqlStatement;

/** The rows of tenants. Validates nothing. */
@ApplicationScoped
class TenantStore {

  /** A tenant falls behind when a release is published, which changes no tenant's row. */
  private static final String SCHEMA_STATE =
      """
      case when t.schema_state = 'current'
                and t.release < (select max(number) from application.release
                                  where state = 'published')
           then 'pending' else t.schema_state end
      """;

  private static final String SELECT =
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

  private static final String INSERT =
      """
      with entered as (
        insert into catalog.tenant
          (uuid, tenant_id, display_name, environment, ring, plan, time_zone, default_company,
           identity_provider, allow_application_database_writes,
           access_while_pending, trial_ends_at,
           lifecycle, schema_state, mounted, database_server, database_name, release, incarnation,
           app_login, report_login, migrate_login, version)
        values
          (:uuid, :id, :displayName, :environment, :ring, :plan, :timeZone, :defaultCompany,
           cast(:identityProvider as jsonb), :writes, :accessWhilePending, :trialEndsAt,
           :lifecycle, :schema, :mounted, :server, :database, :release, :incarnation,
           :logins || '_app', :logins || '_report', :logins || '_migrate',
           catalog.next_version(:mounted or :lifecycle <> 'provisioning'))
        returning uuid)
      insert into catalog.host_name (host, tenant_uuid)
      select h.host, e.uuid from entered e, unnest(:hosts) as h (host)
      """;

  private static final String CHANGE_STATE =
      """
      update catalog.tenant t
         set lifecycle = :lifecycle, schema_state = :schema, mounted = :mounted, reasons = :reasons,
             retained_until = :retainedUntil, since = now(), version = catalog.next_version()
       where uuid = :uuid and lifecycle = :fromLifecycle and mounted = :fromMounted
         and :fromSchema =
      """
          + SCHEMA_STATE
          + " returning version";

  private static final String CHANGE_PROPERTIES =
      """
      update catalog.tenant
         set display_name = :displayName, environment = :environment, ring = :ring, plan = :plan,
             time_zone = :timeZone, default_company = :defaultCompany,
             identity_provider = cast(:identityProvider as jsonb),
             allow_application_database_writes = :writes,
             access_while_pending = :accessWhilePending, trial_ends_at = :trialEndsAt,
             version = catalog.next_version()
       where uuid = :uuid and version = :version
      """;
  private static final String ADD_HOSTS =
      """
      insert into catalog.host_name (host, tenant_uuid)
      select h.host, :uuid from unnest(:hosts) as h (host)
       where not exists (select from catalog.host_name o
                          where o.host = h.host and o.tenant_uuid = :uuid)
      """;
  private static final String RENAME =
      """
      update catalog.tenant set tenant_id = :id, version = catalog.next_version()
       where uuid = :uuid and version = :version
      """;

  private static final String LIST =
      SELECT
          + """
          where (cast(:lifecycle as text) is null or t.lifecycle = :lifecycle)
            and (cast(:schema as text) is null or :schema =
          """
          + SCHEMA_STATE
          + """
          )
            and (cast(:ring as text) is null or t.ring = :ring)
            and (cast(:server as text) is null or t.database_server = :server)
            and (cast(:part as text) is null
                 or strpos(lower(t.tenant_id), :part) > 0
                 or strpos(lower(t.display_name), :part) > 0
                 or exists (select from catalog.host_name h
                             where h.tenant_uuid = t.uuid and strpos(h.host, :part) > 0))
            and (cast(:afterUuid as uuid) is null
                 or (t.created_at, t.uuid) > (:afterCreated, :afterUuid))
          order by t.created_at, t.uuid
          limit :limit
          """;

  private final Jdbi jdbi;
  private final ObjectMapper json;

  TenantStore(Jdbi jdbi, ObjectMapper json) {
    this.jdbi = jdbi;
    this.json = json;
  }

  void insert(NewTenantEntry entry) {
    jdbi.useHandle(
        handle -> {
          var insert = handle.createUpdate(INSERT);
          bind(insert, entry.properties());
          bind(insert, entry.state());
          insert
              .bind("uuid", entry.uuid())
              .bind("id", entry.id().text())
              .bind("server", entry.databaseServer())
              .bind("release", entry.release())
              .bind("incarnation", entry.incarnation())
              .bind("database", entry.database())
              .bind("logins", "tenant_" + entry.uuid().toString().replace("-", ""))
              .execute();
        });
  }

  Optional<Tenant> find(UUID uuid) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(SELECT + "where t.uuid = :uuid")
                .bind("uuid", uuid)
                .map((row, context) -> tenantOf(row))
                .findOne());
  }

  Optional<Tenant> find(TenantId id) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(SELECT + "where lower(t.tenant_id) = :id")
                .bind("id", id.folded())
                .map((row, context) -> tenantOf(row))
                .findOne());
  }

  List<Tenant> list(TenantFilter filter) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(LIST)
                .bind("lifecycle", filter.lifecycle().orElse(null))
                .bind("schema", filter.schema().orElse(null))
                .bind("ring", filter.ring().orElse(null))
                .bind("server", filter.server().orElse(null))
                .bind("part", filter.part().orElse(null))
                .bind("afterUuid", filter.after().map(TenantFilter.Place::uuid).orElse(null))
                .bind(
                    "afterCreated", filter.after().map(TenantFilter.Place::createdAt).orElse(null))
                .bind("limit", filter.limit())
                .map((row, context) -> tenantOf(row))
                .list());
  }

  /** Changes the state where it still is as expected; answers the version of the change. */
  Optional<Long> changeState(UUID uuid, TenantState from, Standing to) {
    return jdbi.withHandle(
        handle -> {
          var change = handle.createQuery(CHANGE_STATE);
          bind(change, to.state());
          return change
              .bind("uuid", uuid)
              .bind("fromLifecycle", from.lifecycle().text())
              .bind("fromSchema", from.schema().text())
              .bind("fromMounted", from.mounted())
              .bind("reasons", to.reasons().toArray(String[]::new))
              .bind("retainedUntil", to.retainedUntil().orElse(null))
              .mapTo(Long.class)
              .findOne();
        });
  }

  /** Changes all properties but the host names, where nothing was changed in between. */
  boolean changeProperties(UUID uuid, long version, TenantProperties properties) {
    return jdbi.withHandle(
            handle -> {
              var change = handle.createUpdate(CHANGE_PROPERTIES);
              bind(change, properties);
              return change.bind("uuid", uuid).bind("version", version).execute();
            })
        == 1;
  }

  void addHosts(UUID uuid, List<HostName> hosts) {
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate(ADD_HOSTS)
                .bind("uuid", uuid)
                .bind("hosts", hosts.stream().map(HostName::text).toArray(String[]::new))
                .execute());
  }

  boolean rename(UUID uuid, long version, TenantId id) {
    return jdbi.withHandle(
            handle ->
                handle
                    .createUpdate(RENAME)
                    .bind("uuid", uuid)
                    .bind("version", version)
                    .bind("id", id.text())
                    .execute())
        == 1;
  }

  /** Gives the tenant a new version; answers it. */
  long touch(UUID uuid) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    "update catalog.tenant set version = catalog.next_version()"
                        + " where uuid = :uuid returning version")
                .bind("uuid", uuid)
                .mapTo(Long.class)
                .one());
  }

  /** Keeps everybody else from changing the tenant until the running transaction ends. */
  void lock(UUID uuid) {
    jdbi.useHandle(
        handle ->
            handle
                .createQuery("select uuid from catalog.tenant where uuid = :uuid for no key update")
                .bind("uuid", uuid)
                .mapTo(UUID.class)
                .findOne());
  }

  boolean holds(String server, String database) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    "select exists (select from catalog.tenant"
                        + " where database_server = :server and database_name = :database)")
                .bind("server", server)
                .bind("database", database)
                .mapTo(Boolean.class)
                .one());
  }

  /** Deletes the row with its host names; answers the server it was placed on. */
  Optional<String> delete(UUID uuid) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    "delete from catalog.tenant where uuid = :uuid returning database_server")
                .bind("uuid", uuid)
                .mapTo(String.class)
                .findOne());
  }

  private void bind(SqlStatement<?> statement, TenantProperties properties) {
    statement
        .bind("displayName", properties.displayName())
        .bind("environment", properties.environment())
        .bind("ring", properties.ring())
        .bind("plan", properties.plan())
        .bind("timeZone", properties.timeZone().getId())
        .bind("defaultCompany", properties.defaultCompany().orElse(null))
        .bind("identityProvider", properties.identityProvider().map(Object::toString).orElse(null))
        .bind("writes", properties.allowApplicationDatabaseWrites())
        .bind("accessWhilePending", properties.accessWhilePending())
        .bind("trialEndsAt", properties.trialEndsAt().orElse(null))
        .bind("hosts", properties.hostNames().stream().map(HostName::text).toArray(String[]::new));
  }

  private static void bind(SqlStatement<?> statement, TenantState state) {
    statement
        .bind("lifecycle", state.lifecycle().text())
        .bind("schema", state.schema().text())
        .bind("mounted", state.mounted());
  }

  private Tenant tenantOf(ResultSet row) throws SQLException {
    return new Tenant(
        row.getObject("uuid", UUID.class),
        new TenantId(row.getString("tenant_id")),
        standingOf(row),
        row.getObject("since", OffsetDateTime.class).toInstant(),
        row.getObject("created_at", OffsetDateTime.class).toInstant(),
        propertiesOf(row),
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
