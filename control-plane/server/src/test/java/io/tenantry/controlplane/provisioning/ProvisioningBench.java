package io.tenantry.controlplane.provisioning;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tenantry.controlplane.credential.Secret;
import io.tenantry.controlplane.server.ServerBench;
import io.tenantry.controlplane.testsupport.Mappings;
import io.tenantry.controlplane.testsupport.StepScene;
import io.tenantry.controlplane.testsupport.TestCluster;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.UUID;

/** This package put together without container, on a registered server. */
public final class ProvisioningBench implements AutoCloseable {

  public final ServerBench server;
  public final SecureRandom random = new SecureRandom();
  public final ServerSessions sessions;
  public final TenantDatabases databases;
  public final RolesStep roles;
  public final DatabaseStep database;
  public final StampStep stamp;
  public final GrantConnectStep grantConnect;
  public final SchemaAccess access;
  public final LoginTrial trial;
  public final FreshLoginsStep freshLogins;
  public final SecondLoginsStep secondLogins;
  public final AnnounceLoginsStep announceLogins;
  public final FormerLoginsStep formerLogins;

  final TenantDatabaseCatalog catalog;

  public ProvisioningBench(ServerBench server, ServerSessions sessions, TenantSchemas schemas) {
    this.server = server;
    this.sessions = sessions;
    this.catalog = new TenantDatabaseCatalog(server.jdbi);
    this.databases = new TenantDatabases(catalog, sessions);
    TenantCredentials credentials = new TenantCredentials(catalog, server.keysets, random);
    TenantLogins logins = new TenantLogins(Mappings.of(ProvisioningConfig.class));
    CredentialRotations rotations = new CredentialRotations(server.jdbi);
    this.trial = new LoginTrial(catalog, credentials, server.connections);
    this.roles = new RolesStep(catalog, sessions, credentials, logins);
    this.freshLogins = new FreshLoginsStep(catalog, sessions, roles, logins);
    this.secondLogins = new SecondLoginsStep(catalog, sessions, credentials, logins, rotations);
    this.announceLogins = new AnnounceLoginsStep(catalog, rotations);
    this.formerLogins = new FormerLoginsStep(catalog, sessions, logins, rotations);
    this.access = new SchemaAccess(catalog, sessions, server.connections, credentials);
    this.database =
        new DatabaseStep(catalog, sessions, schemas, new ClassicShape(server.jdbi, false));
    this.stamp = new StampStep(catalog, sessions, UUID::randomUUID);
    this.grantConnect = new GrantConnectStep(catalog, sessions, databases);
  }

  public static ServerSessions sessions(ServerBench server) {
    return new ServerSessions(server.maintenance, server.connections);
  }

  /** A tenant in the catalog, nothing on the server. */
  public UUID insertTenant(String tenantId) {
    UUID tenant = UUID.randomUUID();
    DatabaseNames names = DatabaseNames.of(tenant);
    server.jdbi.useHandle(
        handle ->
            handle.execute(
                """
                insert into catalog.tenant
                  (uuid, tenant_id, display_name, plan, lifecycle, schema_state, database_server,
                   database_name, release, app_login, report_login, migrate_login, version)
                values (?, ?, ?, 'standard', 'provisioning', 'current', ?, ?, 1, ?, ?, ?,
                        catalog.next_version())
                """,
                tenant,
                tenantId,
                tenantId,
                ServerBench.SERVER,
                names.database(),
                names.appLogin(),
                names.reportLogin(),
                names.migrateLogin()));
    return tenant;
  }

  public StepScene scene(UUID tenant, String... companies) {
    ObjectNode params = server.json.createObjectNode();
    for (String company : companies) {
      params.withArray("companies").add(company);
    }
    return StepScene.about(tenant, params);
  }

  /** Connects with the password that the catalog holds. */
  public Connection connectAsApp(UUID tenant, String database) throws SQLException {
    return connect(DatabaseNames.of(tenant).appLogin(), secret(tenant, "app_secret"), database);
  }

  public Connection connectAsMigrate(UUID tenant, String database) throws SQLException {
    return connect(
        DatabaseNames.of(tenant).migrateLogin(), secret(tenant, "migrate_secret"), database);
  }

  static Connection connect(String login, Secret password, String database) throws SQLException {
    return DriverManager.getConnection(TestCluster.jdbcUrl(database), login, password.reveal());
  }

  Secret secret(UUID tenant, String column) {
    byte[] sealed =
        server.jdbi.withHandle(
            handle ->
                handle
                    .createQuery("select <column> from catalog.tenant where uuid = :tenant")
                    .define("column", column)
                    .bind("tenant", tenant)
                    .mapTo(byte[].class)
                    .one());
    return server.keysets.tenantCredentials().decrypt(sealed, tenant.toString());
  }

  @Override
  public void close() {
    server.close();
  }
}
