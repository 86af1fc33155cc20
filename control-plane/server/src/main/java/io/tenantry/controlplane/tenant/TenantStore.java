package io.tenantry.controlplane.tenant;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.SqlStatement;

/** The rows of tenants. Validates nothing. */
@ApplicationScoped
class TenantStore {

  /**
   * A tenant to be provisioned takes no version of its own: instances do not see it before it is
   * mounted, which takes one, and a hundred that enter at once would wait for each other.
   */
  private static final String INSERT =
      """
      with entered as (
        insert into catalog.tenant
          (uuid, tenant_id, display_name, environment, ring, plan, time_zone, default_company,
           identity_provider, allow_application_database_writes,
           access_while_pending, trial_ends_at,
           lifecycle, schema_state, mounted, database_server, database_name, release, incarnation,
           app_login, report_login, migrate_login, sandbox_of, version)
        values
          (:uuid, :id, :displayName, :environment, :ring, :plan, :timeZone, :defaultCompany,
           cast(:identityProvider as jsonb), :writes, :accessWhilePending, :trialEndsAt,
           :lifecycle, :schema, :mounted, :server, :database, :release, :incarnation,
           :logins || '_app', :logins || '_report', :logins || '_migrate', :sandboxOf,
           case when :mounted or :lifecycle <> 'provisioning' then catalog.next_version()
                else (select number from catalog.version) end)
        returning uuid)
      insert into catalog.host_name (host, tenant_uuid)
      select h.host, e.uuid from entered e, unnest(:hosts) as h (host)
      """;

  private static final String CHANGE_STATE =
      """
      update catalog.tenant t
         set lifecycle = :lifecycle, schema_state = :schema, mounted = :mounted, reasons = :reasons,
             retained_until = :retainedUntil, since = now(), version = catalog.next_version(:heard)
       where uuid = :uuid and lifecycle = :fromLifecycle and mounted = :fromMounted
         and :fromSchema =
      """
          + TenantRow.SCHEMA_STATE
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

  private static final String LOCK_PRODUCTION =
      """
      select p.uuid
        from catalog.tenant s
        join catalog.tenant p on p.uuid = s.sandbox_of
       where s.uuid = :uuid
         for no key update of p
      """;

  private static final String LIST =
      TenantRow.SELECT
          + """
          where (cast(:lifecycle as text) is null or t.lifecycle = :lifecycle)
            and (cast(:schema as text) is null or :schema =
          """
          + TenantRow.SCHEMA_STATE
          + """
          )
            and (cast(:ring as text) is null or t.ring = :ring)
            and (cast(:server as text) is null or t.database_server = :server)
            and (cast(:part as text) is null
                 or strpos(lower(t.tenant_id), :part) > 0
                 or strpos(lower(t.display_name), :part) > 0
                 or exists (select from catalog.host_name h
                             where h.tenant_uuid = t.uuid and strpos(h.host, :part) > 0))
          """;

  /**
   * Apart, because a plan that has to fit a first page as well reads all tenants before the place.
   */
  private static final String BEHIND = " and (t.created_at, t.uuid) > (:afterCreated, :afterUuid)";

  private static final String ONE_PAGE = " order by t.created_at, t.uuid limit :limit";

  private final Jdbi jdbi;
  private final TenantRow row;

  TenantStore(Jdbi jdbi, ObjectMapper json) {
    this.jdbi = jdbi;
    this.row = new TenantRow(json);
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
              .bind("sandboxOf", entry.sandboxOf().orElse(null))
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
                .createQuery(TenantRow.SELECT + "where t.uuid = :uuid")
                .bind("uuid", uuid)
                .map((found, context) -> row.tenant(found))
                .findOne());
  }

  Optional<Long> version(UUID uuid) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery("select version from catalog.tenant where uuid = :uuid")
                .bind("uuid", uuid)
                .mapTo(Long.class)
                .findOne());
  }

  Optional<Tenant> find(TenantId id) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(TenantRow.SELECT + "where lower(t.tenant_id) = :id")
                .bind("id", id.folded())
                .map((found, context) -> row.tenant(found))
                .findOne());
  }

  List<Tenant> list(TenantFilter filter) {
    return jdbi.withHandle(
        handle -> {
          String behind = filter.after().isPresent() ? BEHIND : "";
          var page = handle.createQuery(LIST + behind + ONE_PAGE);
          filter
              .after()
              .ifPresent(
                  place ->
                      page.bind("afterUuid", place.uuid()).bind("afterCreated", place.createdAt()));
          return page.bind("lifecycle", filter.lifecycle().orElse(null))
              .bind("schema", filter.schema().orElse(null))
              .bind("ring", filter.ring().orElse(null))
              .bind("server", filter.server().orElse(null))
              .bind("part", filter.part().orElse(null))
              .bind("limit", filter.limit())
              .map((found, context) -> row.tenant(found))
              .list();
        });
  }

  /**
   * Changes the state where it still is as expected; answers the version of the change.
   *
   * @param heard whether instances are told at once
   */
  Optional<Long> changeState(UUID uuid, TenantState from, Standing to, boolean heard) {
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
              .bind("heard", heard)
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

  /**
   * Locks the production tenant that a sandbox was made beside; answers it if there is one. To be
   * called before a version is taken: whoever else adds sandboxes locks it first, too.
   */
  Optional<UUID> lockProductionOf(UUID sandbox) {
    return jdbi.withHandle(
        handle ->
            handle.createQuery(LOCK_PRODUCTION).bind("uuid", sandbox).mapTo(UUID.class).findOne());
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

  /** Sandboxes made beside the tenant that are in use or on their way there. */
  long sandboxesOf(UUID uuid) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    "select count(*) from catalog.tenant where sandbox_of = :uuid"
                        + " and lifecycle in ('provisioning', 'active', 'suspended')")
                .bind("uuid", uuid)
                .mapTo(Long.class)
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
}
