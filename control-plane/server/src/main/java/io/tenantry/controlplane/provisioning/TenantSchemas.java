package io.tenantry.controlplane.provisioning;

import java.sql.SQLException;
import java.util.Optional;

/** Where the schema of a new tenant database comes from. */
public interface TenantSchemas {

  /**
   * The prepared database of a release on a server, to be cloned.
   *
   * @return empty when there is none (yet); then {@link #install} is the way
   */
  Optional<String> template(String server, int release);

  /**
   * Brings an existing, empty or half-finished database to a release, with its scripts. Repeatable;
   * takes seconds.
   *
   * @param session a session that holds the lock under which the database was created
   */
  void install(ServerSession session, String database, int release) throws SQLException;
}
