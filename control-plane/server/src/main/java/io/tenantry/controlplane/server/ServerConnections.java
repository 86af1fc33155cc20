package io.tenantry.controlplane.server;

import jakarta.inject.Singleton;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;
import org.postgresql.Driver;

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

  /** Connects as some login. */
  public Connection open(
      DatabaseServer server, String database, ServerLogin login, String applicationName)
      throws SQLException {
    String url =
        "jdbc:postgresql://"
            + server.address()
            + "/"
            + URLEncoder.encode(database, StandardCharsets.UTF_8);
    return driver.connect(url, properties(server, login, applicationName));
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
