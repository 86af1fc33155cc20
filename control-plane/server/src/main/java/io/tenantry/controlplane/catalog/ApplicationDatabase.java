package io.tenantry.controlplane.catalog;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.postgres.PostgresPlugin;

/**
 * Produces what every store is built on. The data source takes part in JTA, so a handle opened in a
 * transaction writes in that transaction; Jdbi's own transactions are not used.
 */
@ApplicationScoped
class ApplicationDatabase {

  @Produces
  @Singleton
  Jdbi jdbi(DataSource dataSource) {
    return Jdbi.create(dataSource).installPlugin(new PostgresPlugin());
  }
}
