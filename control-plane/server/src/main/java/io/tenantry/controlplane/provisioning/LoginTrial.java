package io.tenantry.controlplane.provisioning;

import io.tenantry.controlplane.server.ServerConnections;
import io.tenantry.controlplane.server.ServerLogin;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Tries which databases the logins of a tenant get into, with their own passwords. */
@Singleton
public class LoginTrial {

  private static final String APPLICATION_NAME = "tenantry-probe";

  private final TenantDatabaseCatalog catalog;
  private final TenantCredentials credentials;
  private final ServerConnections connections;

  LoginTrial(
      TenantDatabaseCatalog catalog, TenantCredentials credentials, ServerConnections connections) {
    this.catalog = catalog;
    this.credentials = credentials;
    this.connections = connections;
  }

  /** What came of one login at one database. */
  public enum Outcome {
    ENTERED,
    /** By PostgreSQL, for want of the right: the answer hoped for, but for one's own database. */
    REFUSED,
    /** The server did not come to decide it: it is down, full, or does not know the password. */
    UNCLEAR
  }

  /**
   * One login tried at one database.
   *
   * @param state the SQLSTATE of the refusal; empty when it entered
   */
  public record Attempt(String login, String database, Outcome outcome, String state) {}

  /** Name of the tenant's own database. */
  public String databaseOf(UUID tenant) {
    return catalog.get(tenant).names().database();
  }

  /** Every login of the tenant at every one of the databases of its server. */
  public List<Attempt> of(UUID tenant, List<String> databases) {
    TenantDatabase own = catalog.get(tenant);
    List<Attempt> attempts = new ArrayList<>();
    for (ServerLogin login : credentials.loginsOf(own)) {
      for (String database : databases) {
        attempts.add(attempt(own.server(), login, database));
      }
    }
    return attempts;
  }

  private Attempt attempt(String server, ServerLogin login, String database) {
    try {
      connections.dataSource(server, database, login, APPLICATION_NAME).getConnection().close();
      return new Attempt(login.name(), database, Outcome.ENTERED, "");
    } catch (SQLException e) {
      String state = e.getSQLState() == null ? "" : e.getSQLState();
      return new Attempt(login.name(), database, outcome(state), state);
    }
  }

  private static Outcome outcome(String state) {
    return switch (state) {
      // No CONNECT; no entry in pg_hba.conf; a database that nobody can enter.
      case "42501", "28000", "55000" -> Outcome.REFUSED;
      default -> Outcome.UNCLEAR;
    };
  }
}
