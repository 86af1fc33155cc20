package io.tenantry.controlplane.server;

import io.tenantry.controlplane.credential.Secret;
import jakarta.inject.Singleton;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import javax.sql.DataSource;
import org.jboss.logging.Logger;
import org.postgresql.Driver;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Opens connections to database servers. The only place where an admin password becomes part of
 * one. Connections are in auto-commit mode and belong to the caller.
 */
@Singleton
public class ServerConnections {

  private static final Logger LOG = Logger.getLogger(ServerConnections.class);
  private static final String WRONG_PASSWORD = "28P01";

  private final DatabaseServers servers;
  private final CaCertificates certificates;
  private final ServerConfig config;
  private final Driver driver = new Driver();

  ServerConnections(DatabaseServers servers, CaCertificates certificates, ServerConfig config) {
    this.servers = servers;
    this.certificates = certificates;
    this.config = config;
  }

  /**
   * Connects as the admin login.
   *
   * @param applicationName what {@code pg_stat_activity} shows; the id of the operation if there is
   *     one, so that a successor finds and ends the connection
   */
  public Connection openAsAdmin(String server, String database, String applicationName)
      throws SQLException {
    return open(servers.get(server), database, applicationName);
  }

  /** With the password that holds: while it is exchanged that may be either, or another by now. */
  private Connection open(DatabaseServer server, String database, String applicationName)
      throws SQLException {
    List<Secret> tried = new ArrayList<>();
    SQLException refusal = null;
    for (int look = 0; look < 2; look++) {
      for (ServerLogin login : servers.adminLogins(server)) {
        if (tried.contains(login.password())) {
          continue;
        }
        try {
          return open(server, database, login, applicationName);
        } catch (SQLException e) {
          if (!WRONG_PASSWORD.equals(e.getSQLState())) {
            throw e;
          }
          tried.add(login.password());
          refusal = e;
        }
      }
    }
    throw refusal;
  }

  /**
   * The cluster that answers at the address of a server that is not registered yet; empty when none
   * does, or not to this login.
   */
  Optional<String> clusterOf(Registration registration) {
    DatabaseServer server = registration.server();
    ServerLogin login = new ServerLogin(server.adminLogin(), registration.adminPassword());
    try (Connection connection =
            open(server, server.maintenanceDatabase(), login, "tenantry-registration");
        PreparedStatement select = connection.prepareStatement(ServerSql.SYSTEM_IDENTIFIER);
        ResultSet row = select.executeQuery()) {
      return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
    } catch (SQLException e) {
      LOG.debugf(e, "No cluster known before registration: server=%s", server.id());
      return Optional.empty();
    }
  }

  /** Logs the admin in with one password and no other. */
  void tryAdmin(String server, Secret password, String applicationName) throws SQLException {
    DatabaseServer found = servers.get(server);
    ServerLogin login = new ServerLogin(found.adminLogin(), password);
    open(found, found.maintenanceDatabase(), login, applicationName).close();
  }

  /** Connections of another login, for a tool that opens its own. */
  public DataSource dataSource(
      String server, String database, ServerLogin login, String applicationName) {
    DatabaseServer found = servers.get(server);
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setURL(url(found, database));
    Properties properties = properties(found, login, applicationName);
    for (String name : properties.stringPropertyNames()) {
      try {
        source.setProperty(name, properties.getProperty(name));
      } catch (SQLException e) {
        throw new IllegalStateException("the driver refuses the property " + name, e);
      }
    }
    return source;
  }

  private Connection open(
      DatabaseServer server, String database, ServerLogin login, String applicationName)
      throws SQLException {
    return driver.connect(url(server, database), properties(server, login, applicationName));
  }

  private static String url(DatabaseServer server, String database) {
    String encoded = URLEncoder.encode(database, StandardCharsets.UTF_8);
    return "jdbc:postgresql://" + server.address() + "/" + encoded;
  }

  private Properties properties(DatabaseServer server, ServerLogin login, String applicationName) {
    Properties properties = new Properties();
    properties.setProperty("user", login.name());
    properties.setProperty("password", login.password().reveal());
    properties.setProperty("ApplicationName", applicationName);
    properties.setProperty("targetServerType", "primary");
    properties.setProperty("assumeMinServerVersion", "16");
    properties.setProperty("tcpKeepAlive", "true");
    properties.setProperty("connectTimeout", seconds(config.connectTimeout()));
    properties.setProperty("loginTimeout", seconds(config.connectTimeout()));
    properties.setProperty("socketTimeout", seconds(config.statementTimeout()));
    properties.setProperty("sslmode", server.sslMode().word());
    certificates.trust(server).forEach(properties::setProperty);
    return properties;
  }

  private static String seconds(Duration duration) {
    return Long.toString(Math.max(1, duration.toSeconds()));
  }
}
