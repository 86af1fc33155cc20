package io.tenantry.controlplane.upgrade;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

/** Connections for the steps of a company; called from several threads. */
public interface StepConnections {

  /** Not in auto-commit mode; the caller closes it. */
  Connection open() throws SQLException;

  /** How long a step may take at most. */
  Duration longest();
}
