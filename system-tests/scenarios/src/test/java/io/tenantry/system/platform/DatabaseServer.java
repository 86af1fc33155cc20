package io.tenantry.system.platform;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Set;
import java.util.TreeSet;
import org.postgresql.ds.PGSimpleDataSource;

/** A PostgreSQL server seen by its superuser: what is really there, whatever the catalog says. */
public final class DatabaseServer {

  private static final String TENANT_NAMES = "^tenant_[0-9a-f]{32}";

  private final String id;
  private final int port;
  private final String superuser;
  private final String password;

  DatabaseServer(String id, int port, String superuser, String password) {
    this.id = id;
    this.port = port;
    this.superuser = superuser;
    this.password = password;
  }

  public String id() {
    return id;
  }

  public int port() {
    return port;
  }

  /** A session as superuser. */
  public Session session(String database) {
    try {
      return login(database, superuser, password);
    } catch (SQLException e) {
      throw new IllegalStateException("no session on " + id, e);
    }
  }

  /** A connection as superuser, for what a session does not offer; the caller closes it. */
  public Connection connection(String database) throws SQLException {
    return DriverManager.getConnection(url(database), superuser, password);
  }

  /** Connections as superuser, for a tool that opens its own. */
  public PGSimpleDataSource dataSource(String database) {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setUrl(url(database));
    source.setUser(superuser);
    source.setPassword(password);
    return source;
  }

  /** A real login from outside, refused where the server refuses it. */
  public Session login(String database, String login, String secret) throws SQLException {
    return new Session(DriverManager.getConnection(url(database), login, secret));
  }

  public Set<String> tenantDatabases() {
    return names("select datname from pg_database where datname ~ ?");
  }

  public Set<String> tenantLogins() {
    return names("select rolname from pg_roles where rolname ~ ?");
  }

  /**
   * Sessions of the tenant's logins that stand open now on its database; those of the control
   * plane, which counts companies now and then, and of PostgreSQL itself are nobody's way in.
   */
  public long backends(String database) {
    try (Session session = session("postgres")) {
      return session.number(
          "select count(*) from pg_stat_activity where datname = ? and starts_with(usename,"
              + " datname)",
          database);
    }
  }

  /** Client sessions ever begun on one database. */
  public long sessionsEver(String database) {
    try (Session session = session("postgres")) {
      return session.number("select sessions from pg_stat_database where datname = ?", database);
    }
  }

  private Set<String> names(String sql) {
    try (Session session = session("postgres")) {
      return new TreeSet<>(session.texts(sql, TENANT_NAMES));
    }
  }

  private String url(String database) {
    return "jdbc:postgresql://localhost:" + port + "/" + database + "?ApplicationName=system-test";
  }
}
