package io.tenantry.controlplane.server;

import java.sql.SQLException;
import java.util.UUID;

/** What else a new server needs before tenants are placed on it. */
public interface ServerPreparation {

  /** Brings it about; looks first, so that it can be repeated. */
  void prepare(String server, UUID operation) throws SQLException;

  /** Takes it away again; only called for a server that never became active. */
  void undo(String server, UUID operation) throws SQLException;
}
