package io.tenantry.system.platform;

/**
 * The application database as it was at one moment, to be restored once. Closed without having been
 * restored it changes nothing; after that, what was lost by the restore is gone.
 */
public final class CatalogBackup implements AutoCloseable {

  private static final String BACKUP = "tenantry_of_yesterday";
  private static final String LOST = "tenantry_lost";

  private final DatabaseServer server;
  private final String name;

  private CatalogBackup(DatabaseServer server, String name) {
    this.server = server;
    this.name = name;
  }

  /** Nobody is connected for the moment it takes. */
  public static CatalogBackup of(CatalogDatabase catalog) {
    CatalogBackup backup = new CatalogBackup(catalog.server(), catalog.name());
    try (Session session = backup.session()) {
      backup.closed(
          session,
          () -> {
            session.run("create database " + BACKUP + " template " + backup.name);
            session.run("alter database " + BACKUP + " owner to tenantry_control_plane");
            session.run("revoke all on database " + BACKUP + " from public");
            session.run("grant connect on database " + BACKUP + " to tenantry_instances");
          });
    }
    return backup;
  }

  /**
   * Puts the backup in the place of the application database.
   *
   * @param versionsSince so many versions somebody has taken in it before anybody else is back
   */
  public void restore(int versionsSince) {
    try (Session backup = server.session(BACKUP)) {
      backup.run("update catalog.version set number = number + ?", versionsSince);
    }
    // One transaction: there is an application database whatever happens.
    String exchange =
        "alter database %1$s rename to %2$s; alter database %3$s rename to %1$s"
            .formatted(name, LOST, BACKUP);
    try (Session session = session()) {
      closed(session, () -> session.run(exchange));
    }
  }

  @Override
  public void close() {
    try (Session session = session()) {
      session.run("drop database if exists " + BACKUP + " with (force)");
      session.run("drop database if exists " + LOST + " with (force)");
    }
  }

  private void closed(Session session, Runnable work) {
    session.run("alter database " + name + " allow_connections false");
    try {
      session.run(
          "select pg_terminate_backend(pid, 5000) from pg_stat_activity where datname = ?", name);
      work.run();
    } finally {
      session.run("alter database " + name + " allow_connections true");
    }
  }

  private Session session() {
    return server.session("postgres");
  }
}
