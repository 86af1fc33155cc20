package io.tenantry.controlplane.server;

import io.tenantry.controlplane.operation.PermanentFailureException;
import io.tenantry.controlplane.operation.StepContext;
import jakarta.inject.Singleton;
import java.sql.SQLException;

/** Makes the group roles, and the admin login a member where it acts in their name. */
@Singleton
final class GroupRolesStep implements RegistrationStep {

  private static final String STILL_NEEDED = "2BP01";

  private final DatabaseServers servers;
  private final MaintenanceConnections maintenance;

  GroupRolesStep(DatabaseServers servers, MaintenanceConnections maintenance) {
    this.servers = servers;
    this.maintenance = maintenance;
  }

  @Override
  public String name() {
    return "group-roles";
  }

  @Override
  public void runOn(String server, StepContext context) throws SQLException {
    try (AdminSession session = maintenance.take(server, context.operationId().toString())) {
      for (String role : GroupRoles.ALL) {
        if (!session.exists(ServerSql.ROLE_EXISTS, role)) {
          session.execute(ServerSql.createGroup(role));
        }
        if (!session.exists(ServerSql.ADMINISTERS_ROLE, role)) {
          throw foreign(role);
        }
      }
      session.execute(ServerSql.joinGroup(GroupRoles.OWNER));
      session.execute(ServerSql.joinGroup(GroupRoles.DATABASES));
    }
  }

  @Override
  public void undoOn(String server, StepContext context) throws SQLException {
    if (!servers.isBeingRegistered(server)) {
      return;
    }
    try (AdminSession session = maintenance.take(server, context.operationId().toString())) {
      for (String role : GroupRoles.ALL) {
        dropUnlessNeeded(session, role);
      }
    }
  }

  /** A server may have been registered before: its tenants' databases then need the roles. */
  private static void dropUnlessNeeded(AdminSession session, String role) throws SQLException {
    try {
      if (session.exists(ServerSql.ADMINISTERS_ROLE, role)
          && !session.exists(ServerSql.HAS_OTHER_MEMBERS, role)) {
        session.execute(ServerSql.dropGroup(role));
      }
    } catch (SQLException e) {
      if (!STILL_NEEDED.equals(e.getSQLState())) {
        throw e;
      }
    }
  }

  private static PermanentFailureException foreign(String role) {
    return new PermanentFailureException(
        "group-role-foreign",
        "the server has a role "
            + role
            + " that the admin login may not administer; grant it WITH ADMIN OPTION or drop it",
        null);
  }
}
