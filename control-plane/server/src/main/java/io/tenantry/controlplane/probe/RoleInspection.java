package io.tenantry.controlplane.probe;

import io.tenantry.controlplane.server.AdminSession;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Looks at what all tenant logins and databases of a server are allowed, without logging in. */
final class RoleInspection {

  private static final String TENANT_LOGIN = "'^tenant_[0-9a-f]{32}_(app|report|migrate)(_2)?$'";

  private static final String OPEN_DATABASES =
      """
      select datname
        from pg_database
       where datallowconn and datname ~ '^tenant_[0-9a-f]{32}$'
         and has_database_privilege('public', oid, 'connect')
       order by datname
      """;

  private static final String TOO_STRONG =
      """
      select rolname
        from pg_roles
       where rolname ~\
      """
          + " "
          + TENANT_LOGIN
          + """

             and (rolsuper or rolcreatedb or rolcreaterole or rolreplication or rolbypassrls
                  or pg_has_role(oid, 'pg_signal_backend', 'member')
                  or pg_has_role(oid, 'pg_read_all_data', 'member')
                  or pg_has_role(oid, 'pg_write_all_data', 'member'))
           order by rolname
          """;

  /** The name of a login, a space, and what it lacks. */
  private static final String UNLIMITED =
      """
      select r.rolname || ' ' || l.lacking
        from pg_roles r,
             lateral (select string_agg(s.name, ', ') as lacking
                        from (values ('statement_timeout', true),
                                     ('idle_in_transaction_session_timeout', true),
                                     ('temp_file_limit',
                                      has_parameter_privilege('temp_file_limit', 'SET')),
                                     ('a connection limit', r.rolconnlimit < 0)) s (name, wanted)
                       where s.wanted
                         and not exists (select from unnest(r.rolconfig) c (setting)
                                          where c.setting like s.name || '=%')) l
       where r.rolcanlogin and l.lacking is not null and r.rolname ~\
      """
          + " "
          + TENANT_LOGIN
          + """

           order by 1
           limit 100
          """;

  private RoleInspection() {}

  static List<ProbeFinding> of(AdminSession session) throws SQLException {
    List<ProbeFinding> findings = new ArrayList<>();
    for (String database : session.query(OPEN_DATABASES)) {
      findings.add(
          new ProbeFinding(
              "tenant-database-open",
              "every login can enter "
                  + database
                  + "; revoke CONNECT on it from PUBLIC and look who granted it",
              true));
    }
    for (String login : session.query(TOO_STRONG)) {
      findings.add(
          new ProbeFinding(
              "login-too-strong",
              login + " has the rights of an administrator; take them away",
              true));
    }
    for (String lacking : session.query(UNLIMITED)) {
      int space = lacking.indexOf(' ');
      findings.add(
          new ProbeFinding(
              "login-unlimited",
              lacking.substring(0, space)
                  + " lacks "
                  + lacking.substring(space + 1)
                  + "; rotate the tenant's credentials to get logins with every limit",
              false));
    }
    return findings;
  }
}
