package io.tenantry.controlplane.discovery;

import io.tenantry.controlplane.provisioning.Stamp;
import java.util.Optional;

/**
 * What a discovery makes of one database.
 *
 * @param stamp what the database says of itself; absent where it says nothing
 * @param detail why, for people
 */
record Found(String database, Optional<Stamp> stamp, Verdict verdict, String detail) {

  /** What becomes of it. */
  enum Verdict {
    /** The catalog has it already. */
    KNOWN,
    /** It can be entered; nothing has been done. */
    RECOVERABLE,
    /** It is entered, dismounted. */
    RECOVERED,
    /** Something of the catalog stands against it. */
    CONFLICT,
    /** It is no tenant's, or does not say so. */
    PASSED_BY,
    /** It is entered, but its server did not let its logins be made; discover it again. */
    UNFINISHED
  }
}
