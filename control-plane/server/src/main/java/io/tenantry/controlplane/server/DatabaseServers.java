package io.tenantry.controlplane.server;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tenantry.controlplane.api.ProblemException;
import io.tenantry.controlplane.api.ProblemType;
import io.tenantry.controlplane.credential.Secret;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementContext;

/** The rows of {@code catalog.database_server}. */
@ApplicationScoped
public class DatabaseServers {

  private static final String COLUMNS =
      """
      select id, region, labels, address, maintenance_database, ssl_mode, ca_certificate,
             admin_login, capacity, placed, connection_budget, state, findings
        from catalog.database_server
      """;

  private static final String INSERT =
      """
      insert into catalog.database_server
        (id, region, labels, address, maintenance_database, ssl_mode, ca_certificate, admin_login,
         admin_secret, capacity, connection_budget, shared_cluster, state, version)
      values (:id, :region, cast(:labels as jsonb), :address, :maintenanceDatabase, :sslMode,
              :caCertificate, :adminLogin, :adminSecret, :capacity, :connectionBudget, :sharedCluster,
              'registering', catalog.next_version())
      on conflict (id) do nothing
      """;

  /** The server's row is locked before a version is taken, in the order that placing locks them. */
  private static final String ACTIVATE =
      """
      with locked as materialized (
        select id from catalog.database_server where id = :id and state = 'registering' for update)
      update catalog.database_server s
         set state = 'active', version = catalog.next_version()
        from locked
       where s.id = locked.id
      """;

  /** The row is locked before a version is taken, and before its places are counted. */
  private static final String MOVE =
      """
      with locked as materialized (
        select id from catalog.database_server
         where id = :id and (:state <> 'retired' or placed = 0) for update)
      update catalog.database_server s
         set state = :state, version = catalog.next_version()
        from locked
       where s.id = locked.id
      """;

  private static final String IDENTIFY =
      """
      update catalog.database_server s
         set system_identifier = :identifier
       where s.id = :id
         and (s.shared_cluster
              or not exists (select from catalog.database_server o
                              where o.system_identifier = :identifier and o.id <> s.id
                                and o.state <> 'retired'))
      """;

  private final Jdbi jdbi;
  private final ObjectMapper json;
  private final AdminCredentials credentials;

  DatabaseServers(Jdbi jdbi, ObjectMapper json, AdminCredentials credentials) {
    this.jdbi = jdbi;
    this.json = json;
    this.credentials = credentials;
  }

  /** All servers, by id. */
  public List<DatabaseServer> list() {
    return jdbi.withHandle(
        handle -> handle.createQuery(COLUMNS + " order by id").map(this::server).list());
  }

  /** Servers that hold tenants or may get some: active and draining ones, by id. */
  public List<DatabaseServer> serving() {
    String sql = COLUMNS + " where state in ('active', 'draining') order by id";
    return jdbi.withHandle(handle -> handle.createQuery(sql).map(this::server).list());
  }

  public Optional<DatabaseServer> find(String id) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(COLUMNS + " where id = :id")
                .bind("id", id)
                .map(this::server)
                .findOne());
  }

  /**
   * @throws ProblemException when there is none
   */
  public DatabaseServer get(String id) {
    return find(id).orElseThrow(() -> unknown());
  }

  /**
   * Writes a new server down, in state registering.
   *
   * @return false when the id is taken
   */
  boolean insert(DatabaseServer server, Secret adminPassword, boolean sharedCluster) {
    return jdbi.withHandle(
            handle ->
                handle
                    .createUpdate(INSERT)
                    .bind("id", server.id())
                    .bind("region", server.region())
                    .bind("labels", text(server.labels()))
                    .bind("address", server.address())
                    .bind("maintenanceDatabase", server.maintenanceDatabase())
                    .bind("sslMode", server.sslMode().word())
                    .bind("caCertificate", server.caCertificate().orElse(null))
                    .bind("adminLogin", server.adminLogin())
                    .bind("adminSecret", credentials.seal(adminPassword, server.id()))
                    .bind("capacity", server.capacity())
                    .bind("connectionBudget", server.connectionBudget())
                    .bind("sharedCluster", sharedCluster)
                    .execute())
        == 1;
  }

  boolean isBeingRegistered(String id) {
    return find(id)
        .filter(server -> server.state() == DatabaseServer.State.REGISTERING)
        .isPresent();
  }

  void recordFindings(String id, List<Finding> findings) {
    String sql =
        "update catalog.database_server set findings = cast(:findings as jsonb) where id = :id";
    jdbi.useHandle(
        handle ->
            handle.createUpdate(sql).bind("id", id).bind("findings", text(findings)).execute());
  }

  /**
   * Brings a server into another state; instances learn of it. Repeatable.
   *
   * @return false when it is to be retired and a tenant stands on it
   */
  boolean move(String id, DatabaseServer.State to) {
    return jdbi.withHandle(
            handle ->
                handle
                    .createUpdate(MOVE)
                    .bind("id", id)
                    .bind("state", to.name().toLowerCase(Locale.ROOT))
                    .execute())
        == 1;
  }

  void activate(String id) {
    jdbi.useHandle(handle -> handle.createUpdate(ACTIVATE).bind("id", id).execute());
  }

  /**
   * Notes which cluster answers at the server's address.
   *
   * @return false when another id stands for it and the registration does not say that it may
   */
  boolean identify(String id, String systemIdentifier) {
    return jdbi.inTransaction(
        handle -> {
          handle.execute(
              "select pg_advisory_xact_lock(hashtextextended(?, 0))",
              "cluster " + systemIdentifier);
          return handle
                  .createUpdate(IDENTIFY)
                  .bind("id", id)
                  .bind("identifier", systemIdentifier)
                  .execute()
              == 1;
        });
  }

  /** The id under which a cluster is registered; the first one of several. */
  Optional<String> registeredAs(String systemIdentifier) {
    String sql =
        """
        select id from catalog.database_server
         where system_identifier = ? and state <> 'retired' order by id limit 1
        """;
    return jdbi.withHandle(
        handle -> handle.select(sql, systemIdentifier).mapTo(String.class).findFirst());
  }

  /** Forgets a server whose registration failed; one that was active stays. */
  void forget(String id) {
    String sql = "delete from catalog.database_server where id = :id and state = 'registering'";
    jdbi.useHandle(handle -> handle.createUpdate(sql).bind("id", id).execute());
  }

  /** The admin login with its password, and with the next one while they are being exchanged. */
  List<ServerLogin> adminLogins(DatabaseServer server) {
    return credentials
        .find(server.id())
        .map(found -> found.passwords().stream())
        .orElseThrow(DatabaseServers::unknown)
        .map(password -> new ServerLogin(server.adminLogin(), password))
        .toList();
  }

  private static ProblemException unknown() {
    return new ProblemException(
        ProblemType.UNKNOWN_DATABASE_SERVER, "no database server of this id is registered");
  }

  private DatabaseServer server(ResultSet row, StatementContext context) throws SQLException {
    return new DatabaseServer(
        row.getString("id"),
        row.getString("region"),
        value(row.getString("labels"), new TypeReference<Map<String, String>>() {}),
        row.getString("address"),
        row.getString("maintenance_database"),
        SslMode.of(row.getString("ssl_mode")),
        Optional.ofNullable(row.getString("ca_certificate")),
        row.getString("admin_login"),
        row.getInt("capacity"),
        row.getInt("placed"),
        row.getInt("connection_budget"),
        DatabaseServer.State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
        value(row.getString("findings"), new TypeReference<List<Finding>>() {}));
  }

  private <T> T value(String text, TypeReference<T> type) {
    try {
      return json.readValue(text, type);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a server's row holds unreadable JSON", e);
    }
  }

  private String text(Object value) {
    try {
      return json.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("not expressible as JSON", e);
    }
  }
}
