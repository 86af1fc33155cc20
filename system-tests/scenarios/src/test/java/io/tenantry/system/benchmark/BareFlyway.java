package io.tenantry.system.benchmark;

import io.tenantry.system.platform.DatabaseServer;
import io.tenantry.system.platform.Session;
import java.nio.file.Path;
import org.flywaydb.core.Flyway;
import org.postgresql.ds.PGSimpleDataSource;

/** The scripts of this build, run by Flyway alone, as a superuser, in a database that is empty. */
record BareFlyway(DatabaseServer server, String database) implements AutoCloseable {

  private static final Path RELEASE =
      Path.of(System.getProperty("tenantry.project"), "app-service/application/src/package/schema");

  static BareFlyway create(DatabaseServer server, String database) {
    try (Session session = server.session("postgres")) {
      session.run("create database " + database + " template template0");
      // What scripts name without a schema is theirs, or the platform's.
      session.run("alter database " + database + " set search_path = business, tenantry");
    }
    return new BareFlyway(server, database);
  }

  /** Of the platform and of the release; answers how long it took. */
  long nanos() {
    PGSimpleDataSource source = server.dataSource(database);
    long start = System.nanoTime();
    migrate(source, "platform_history", "classpath:db/tenant");
    migrate(source, "release_history", "filesystem:" + RELEASE);
    return System.nanoTime() - start;
  }

  private static void migrate(PGSimpleDataSource source, String history, String scripts) {
    Flyway.configure()
        .dataSource(source)
        // A table in the schema of the application would be walled by a script, which Flyway locks.
        .defaultSchema("tenantry")
        .table(history)
        .locations(scripts)
        .placeholderReplacement(false)
        .baselineOnMigrate(true)
        .baselineVersion("0")
        .load()
        .migrate();
  }

  @Override
  public void close() {
    try (Session session = server.session("postgres")) {
      session.run("drop database " + database);
    }
  }
}
