package io.tenantry.controlplane.release;

import io.tenantry.controlplane.credential.Secret;
import io.tenantry.controlplane.provisioning.DatabaseNames;
import io.tenantry.controlplane.provisioning.DatabaseSql;
import io.tenantry.controlplane.provisioning.RoleSql;
import io.tenantry.controlplane.provisioning.ScramVerifier;
import io.tenantry.controlplane.provisioning.ServerSession;
import io.tenantry.controlplane.server.GroupRoles;
import io.tenantry.controlplane.server.ServerLogin;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.util.List;

/**
 * A login that runs scripts in one database and can connect nowhere else. It works as the owner
 * role, so it owns nothing, and is dropped afterwards.
 */
final class ScratchLogin implements AutoCloseable {

  /** Flyway holds two or three. */
  private static final int CONNECTIONS = 8;

  private final ServerSession session;
  private final String database;
  private final ServerLogin login;

  private ScratchLogin(ServerSession session, String database, ServerLogin login) {
    this.session = session;
    this.database = database;
    this.login = login;
  }

  /** Makes it; one that an earlier attempt left behind gets a new password. */
  static ScratchLogin open(ServerSession session, String database, SecureRandom random)
      throws SQLException {
    ServerLogin login =
        new ServerLogin(DatabaseNames.scratchLogin(database), Secret.generate(random));
    boolean exists = session.exists(RoleSql.EXISTS, login.name());
    session.execute(
        RoleSql.login(exists, login.name(), ScramVerifier.of(login.password(), random), CONNECTIONS)
            + RoleSql.joinOwner(login.name())
            + DatabaseSql.grantConnect(database, List.of(login.name()))
            + DatabaseSql.grantCreate(database, GroupRoles.OWNER));
    return new ScratchLogin(session, database, login);
  }

  ServerLogin login() {
    return login;
  }

  /** Takes back what was granted and drops the login; fails if a script made it own something. */
  @Override
  public void close() throws SQLException {
    session.execute(
        DatabaseSql.revokeCreate(database, GroupRoles.OWNER)
            + DatabaseSql.revokeConnect(database, List.of(login.name()))
            + RoleSql.drop(login.name()));
  }
}
