package io.tenantry.controlplane.object;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.tenantry.controlplane.credential.Secret;
import io.tenantry.controlplane.operation.PermanentFailureException;
import io.tenantry.controlplane.provisioning.DatabaseNames;
import io.tenantry.controlplane.provisioning.DatabaseSql;
import io.tenantry.controlplane.provisioning.RoleSql;
import io.tenantry.controlplane.provisioning.ScramVerifier;
import io.tenantry.controlplane.provisioning.ServerSession;
import io.tenantry.controlplane.provisioning.ServerSessions;
import io.tenantry.controlplane.server.GroupRoles;
import io.tenantry.controlplane.server.ServerLogin;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Runs objects on a copy of a release's empty database, as a login that can only read and connect
 * nowhere else. Copy and login are gone afterwards; those that a crash left are replaced.
 */
@Singleton
public class ObjectTrial {

  private static final int CONNECTIONS = 2;

  private final TargetReleases releases;
  private final ServerSessions sessions;
  private final SecureRandom random;
  private final InstantSource clock;
  private final ObjectMapper json;

  ObjectTrial(
      TargetReleases releases,
      ServerSessions sessions,
      SecureRandom random,
      InstantSource clock,
      ObjectMapper json) {
    this.releases = releases;
    this.sessions = sessions;
    this.random = random;
    this.clock = clock;
    this.json = json;
  }

  /**
   * Takes about a second.
   *
   * @return false when nothing could be run, because there is no database server yet
   * @throws PermanentFailureException {@code object-refused}, naming the object and what is wrong
   */
  public boolean run(int release, List<ApplicationObject> objects, UUID operation)
      throws SQLException {
    Optional<TargetReleases.Template> template = releases.template(release);
    if (template.isPresent() && !objects.isEmpty()) {
      runOn(template.get(), release, objects, operation);
    }
    return template.isPresent();
  }

  private void runOn(
      TargetReleases.Template template,
      int release,
      List<ApplicationObject> objects,
      UUID operation)
      throws SQLException {
    String copy =
        "trial_r" + release + "_" + operation.toString().replace("-", "").substring(0, 20);
    ServerLogin login = new ServerLogin(DatabaseNames.scratchLogin(copy), Secret.generate(random));
    try (ServerSession session = sessions.open(template.server(), operation, copy)) {
      clear(session, copy, login);
      try {
        prepare(session, template.database(), copy, login);
        try (Connection connection = session.connectionsOf(login, copy).getConnection()) {
          LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
          new TrialRun(connection, today, json).run(objects);
        }
      } finally {
        clear(session, copy, login);
      }
    }
  }

  private void prepare(ServerSession session, String template, String copy, ServerLogin login)
      throws SQLException {
    session.execute(DatabaseSql.create(copy, template));
    session.execute(DatabaseSql.open(copy));
    session.execute(
        RoleSql.login(false, login.name(), ScramVerifier.of(login.password(), random), CONNECTIONS)
            + RoleSql.join(GroupRoles.REPORT, login.name())
            + DatabaseSql.grantConnect(copy, List.of(login.name())));
  }

  private static void clear(ServerSession session, String copy, ServerLogin login)
      throws SQLException {
    session.execute(DatabaseSql.drop(copy));
    session.execute(RoleSql.drop(login.name()));
  }
}
