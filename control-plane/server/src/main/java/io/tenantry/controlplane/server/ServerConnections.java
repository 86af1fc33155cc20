package io.tenantry.controlplane.server;

import jakarta.inject.Singleton;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;
import javax.sql.DataSource;
import org.postgresql.Driver;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Opens connections to database servers. The only place where an admin password becomes part of
 * one. Connections are in auto-commit mode and belong to the caller.
 */
@Singleton
public class ServerConnections {

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
    DatabaseServer found = servers.get(server);
    return open(found, database, servers.adminLogin(found), applicationName);
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
