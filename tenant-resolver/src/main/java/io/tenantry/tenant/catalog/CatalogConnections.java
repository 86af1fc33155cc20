package io.tenantry.tenant.catalog;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;

/**
 * Opens sessions on the application database. There are two of them, each kept by one thread, so
 * there is no pool.
 */
@Singleton
class CatalogConnections {

  private static final String SECONDS_TO_CONNECT = "5";
  private static final String SECONDS_TO_ANSWER = "15";

  private final CatalogConfig.Catalog config;

  CatalogConnections(CatalogConfig config) {
    this.config = config.catalog();
  }

  Connection open() throws SQLException {
    Properties properties = new Properties();
    properties.setProperty("user", config.username().orElseThrow());
    properties.setProperty("password", config.password().orElseThrow());
    properties.setProperty("ApplicationName", "tenantry catalog");
    properties.setProperty("connectTimeout", SECONDS_TO_CONNECT);
    properties.setProperty("loginTimeout", SECONDS_TO_CONNECT);
    properties.setProperty("socketTimeout", SECONDS_TO_ANSWER);
    properties.setProperty("tcpKeepAlive", "true");
    return DriverManager.getConnection(config.jdbcUrl().orElseThrow(), properties);
  }
}
