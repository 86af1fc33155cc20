package io.tenantry.controlplane.provisioning;

import java.sql.SQLException;
import java.util.List;
import java.util.UUID;

/** Ends the sessions of logins that nobody can begin new ones with. */
final class Sessions {

  /** Each ends every session there is; a login let in just before the revocation shows up late. */
  private static final int ROUNDS = 50;

  private Sessions() {}

  /**
   * Returns when two counts in a row have found none.
   *
   * @throws SessionsRemainException when some outlast every attempt to end them
   */
  static void end(ServerSession session, UUID tenant, List<String> logins) throws SQLException {
    int emptyCounts = 0;
    for (int round = 0; round < ROUNDS && emptyCounts < 2; round++) {
      long sessions = 0;
      for (String login : logins) {
        session.query(DatabaseSql.TERMINATE_BACKENDS, login);
        sessions += Long.parseLong(session.query(DatabaseSql.BACKENDS, login).get(0));
      }
      emptyCounts = sessions == 0 ? emptyCounts + 1 : 0;
      session.query(DatabaseSql.PAUSE);
    }
    if (emptyCounts < 2) {
      throw new SessionsRemainException(tenant);
    }
  }
}
