package io.tenantry.system.peer;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.datasource.lookup.AbstractRoutingDataSource;
import org.springframework.stereotype.Component;

/** A pool for each of twenty tenants; which one, the request's host says. */
@Component
class TenantDatabases extends AbstractRoutingDataSource {

  private static final int TENANTS = 20;
  private static final int MOST_CONNECTIONS = 4;

  TenantDatabases(
      @Value("${peer.databases}") String databases,
      @Value("${peer.login}") String login,
      @Value("${peer.password}") String password) {
    Map<Object, Object> pools =
        IntStream.range(0, TENANTS)
            .mapToObj(i -> "t" + i)
            .collect(
                Collectors.toMap(
                    tenant -> tenant,
                    tenant ->
                        pool(databases + "/" + tenant + "?sslmode=disable", login, password)));
    setTargetDataSources(pools);
  }

  private static HikariDataSource pool(String url, String login, String password) {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(url);
    config.setUsername(login);
    config.setPassword(password);
    config.setMaximumPoolSize(MOST_CONNECTIONS);
    return new HikariDataSource(config);
  }

  @Override
  protected Object determineCurrentLookupKey() {
    return TenantOfHost.current();
  }
}
