package io.tenantry.tenant.testsupport;

import java.sql.Connection;
import java.sql.SQLException;

/** Who is connected to the test's PostgreSQL, and who may be. */
final class TestSessions {

  private final TestServer server;

  TestSessions(TestServer server) {
    this.server = server;
  }

  void terminate(String database) {
    number(
        "select count(pg_terminate_backend(pid)) from pg_stat_activity"
            + " where datname = ? and application_name <> 'test kit'",
        database);
  }

  void instancesMayLogIn(boolean may) {
    try (Connection superuser = server.asSuperuser("postgres")) {
      Sql.script(superuser, "alter role " + TestServer.INSTANCE + (may ? " login" : " nologin"));
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Sessions that are not the kit's own and meet a condition on {@code pg_stat_activity}. */
  long count(String condition, String parameter) {
    return number(
        "select count(*) from pg_stat_activity where application_name <> 'test kit' and "
            + condition,
        parameter);
  }

  private long number(String query, String parameter) {
    try (Connection superuser = server.asSuperuser("postgres")) {
      return Sql.number(superuser, query, parameter);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
