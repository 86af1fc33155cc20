package io.tenantry.controlplane.probe;

import io.tenantry.controlplane.provisioning.LoginTrial.Attempt;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What a probe of one server found.
 *
 * @param tenant whose logins were tried; absent when no tenant is mounted there
 * @param attempts at databases that are not the tenant's
 */
record ProbeReport(
    String server,
    Instant at,
    Optional<UUID> tenant,
    Outcome outcome,
    List<Attempt> attempts,
    List<ProbeFinding> findings) {

  /** Its sum. */
  enum Outcome {
    /** Nothing was open. */
    HELD,
    /** Something was. */
    BREACHED,
    /** No login was tried, or the server did not decide on each. */
    INCONCLUSIVE
  }
}
