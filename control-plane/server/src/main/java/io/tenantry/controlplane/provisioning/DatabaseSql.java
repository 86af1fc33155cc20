package io.tenantry.controlplane.provisioning;

import static io.tenantry.controlplane.server.SqlQuoting.identifier;
import static io.tenantry.controlplane.server.SqlQuoting.literal;

import io.tenantry.controlplane.server.GroupRoles;
import io.tenantry.controlplane.server.SqlQuoting;
import java.util.List;
import java.util.stream.Collectors;

/** The statements that make, open, close and drop databases; nothing but SQL. */
public final class DatabaseSql {

  /** One parameter: the name. */
  public static final String EXISTS = "select 1 from pg_database where datname = ?";

  /** One parameter: the name. Finds the mark of a finished template. */
  public static final String TEMPLATE_MARK =
      """
      select shobj_description(oid, 'pg_database')
        from pg_database
       where datname = ? and datistemplate and not datallowconn
         and shobj_description(oid, 'pg_database') is not null
      """;

  /** One parameter: the name of a login. Waits up to five seconds for each to be gone. */
  static final String TERMINATE_BACKENDS =
      "select pg_terminate_backend(pid, 5000) from pg_stat_activity where usename = ?";

  /** One parameter: the name of a login. */
  static final String BACKENDS = "select count(*)::text from pg_stat_activity where usename = ?";

  /** Between two counts, long enough for a login under way to show up. */
  static final String PAUSE = "select pg_sleep(0.02)::text";

  /**
   * What a release and the platform have made in a tenant's database; with it goes what they have
   * decreed for later functions of any schema, so that the next ones begin like the first.
   */
  static final String DROP_TENANT_SCHEMAS =
      "DROP SCHEMA IF EXISTS business CASCADE;\nDROP SCHEMA IF EXISTS tenantry CASCADE;\n"
          + "ALTER DEFAULT PRIVILEGES FOR ROLE "
          + identifier(GroupRoles.OWNER)
          + " GRANT EXECUTE ON FUNCTIONS TO PUBLIC;\n";

  private DatabaseSql() {}

  /** Makes a copy that nobody can enter: a fresh database would be open to PUBLIC. */
  public static String create(String database, String template) {
    return "CREATE DATABASE "
        + identifier(database)
        + " OWNER "
        + identifier(GroupRoles.DATABASES)
        + " TEMPLATE "
        + identifier(template)
        + " ALLOW_CONNECTIONS false IS_TEMPLATE false";
  }

  /** Opens it, first having closed it to PUBLIC; one transaction. */
  public static String open(String database) {
    String name = identifier(database);
    return "REVOKE ALL ON DATABASE "
        + name
        + " FROM PUBLIC;\nALTER DATABASE "
        + name
        + " ALLOW_CONNECTIONS true;\n";
  }

  /**
   * Nobody can enter it and everybody who may create databases can copy it; one transaction.
   *
   * @param mark kept with the database and read by {@link #TEMPLATE_MARK}
   */
  public static String makeTemplate(String database, String mark) {
    String name = identifier(database);
    return "ALTER DATABASE "
        + name
        + " ALLOW_CONNECTIONS false;\nALTER DATABASE "
        + name
        + " IS_TEMPLATE true;\nCOMMENT ON DATABASE "
        + name
        + " IS "
        + literal(mark)
        + ";\n";
  }

  public static String grantConnect(String database, List<String> logins) {
    return "GRANT CONNECT ON DATABASE " + identifier(database) + " TO " + names(logins) + ";\n";
  }

  public static String revokeConnect(String database, List<String> logins) {
    return "REVOKE CONNECT ON DATABASE " + identifier(database) + " FROM " + names(logins) + ";\n";
  }

  /** Lets a role make schemas in it. */
  public static String grantCreate(String database, String role) {
    return "GRANT CREATE ON DATABASE " + identifier(database) + " TO " + identifier(role) + ";\n";
  }

  public static String revokeCreate(String database, String role) {
    return "REVOKE CREATE ON DATABASE "
        + identifier(database)
        + " FROM "
        + identifier(role)
        + ";\n";
  }

  /** Template databases cannot be dropped; to be run before {@link #drop} if it exists. */
  public static String unmakeTemplate(String database) {
    return "ALTER DATABASE " + identifier(database) + " IS_TEMPLATE false";
  }

  /** Ends whoever is in it. */
  public static String drop(String database) {
    return "DROP DATABASE IF EXISTS " + identifier(database) + " WITH (FORCE)";
  }

  private static String names(List<String> logins) {
    return logins.stream().map(SqlQuoting::identifier).collect(Collectors.joining(", "));
  }
}
